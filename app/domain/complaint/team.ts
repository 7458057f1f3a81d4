import { type HeatStep, LOW_PERCENT, stepOf } from '../mastery/heat.ts'
import { MOTIVES, type Motive } from './motives.ts'
import { type Answered, ENOUGH_ANSWERS } from './statistics.ts'

/** How often a motive was named right. `few`: too few answers for a share (below ENOUGH_ANSWERS). */
export type MotiveCell =
  | Readonly<{ kind: 'none' }>
  | Readonly<{ kind: 'few'; answers: number }>
  | Readonly<{ kind: 'share'; percent: number; step: HeatStep; low: boolean; answers: number }>

export type MotiveMap = Readonly<{
  /** Weakest first by the whole team; those with too few answers after them in the order of the codes. */
  motives: readonly Readonly<{ id: Motive; all: MotiveCell }>[]
  /** One a person in the order given; cells in the order of `motives`. */
  rows: readonly Readonly<{ personId: string; answers: number; cells: readonly MotiveCell[] }>[]
}>

type TeamAnswer = Answered & Readonly<{ personId: string }>

/** Which motives a team names right, person by person: whole percent of the answers to cases of a motive, floored. */
export function motiveMap(people: readonly string[], log: readonly TeamAnswer[]): MotiveMap {
  const motives = MOTIVES.map((id) => ({ id, all: cellOf(log, id) })).sort(
    (a, b) => weight(a.all) - weight(b.all),
  )
  return {
    motives,
    rows: people.map((personId) => {
      const own = log.filter((one) => one.personId === personId)
      return { personId, answers: own.length, cells: motives.map(({ id }) => cellOf(own, id)) }
    }),
  }
}

function cellOf(log: readonly Answered[], motive: Motive): MotiveCell {
  const asked = log.filter(({ keyMotive }) => keyMotive === motive)
  if (asked.length === 0) return { kind: 'none' }
  if (asked.length < ENOUGH_ANSWERS) return { kind: 'few', answers: asked.length }
  const right = asked.filter(({ saidMotive }) => saidMotive === motive).length
  const percent = Math.floor((100 * right) / asked.length)
  return {
    kind: 'share',
    percent,
    step: stepOf(percent),
    low: percent < LOW_PERCENT,
    answers: asked.length,
  }
}

const weight = (cell: MotiveCell): number => (cell.kind === 'share' ? cell.percent : 101)
