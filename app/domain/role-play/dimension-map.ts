import { type HeatStep, LOW_PERCENT, stepOf } from '../mastery/heat.ts'
import type { Instant } from '../shared/instant.ts'
import { DIMENSIONS, type Dimension } from './schema.ts'

/** A scored talk: percent of each dimension, 0–100, and its total in hundredths of a point. */
export type ScoredTalk = Readonly<{
  personId: string
  scenario: string
  mode: string
  parentId: string | null
  /** A red line is suspected and not decided: it counts for nobody yet. */
  provisional: boolean
  endedAt: Instant
  total: number
  pct: Readonly<Record<Dimension, number>>
}>

/** `scenarios`: how many the share is the mean of. */
export type DimensionCell =
  | Readonly<{ kind: 'none' }>
  | Readonly<{ kind: 'share'; percent: number; step: HeatStep; low: boolean; scenarios: number }>

export type DimensionMap = Readonly<{
  /** Weakest first by the whole team; those nobody played in the order of the rubric. */
  dimensions: readonly Readonly<{
    id: Dimension
    all: DimensionCell
    /** People who played at all, and those of them below the mark. */
    measured: number
    low: number
  }>[]
  /** One a person in the order given; cells in the order of `dimensions`. */
  rows: readonly Readonly<{ personId: string; scenarios: number; cells: readonly DimensionCell[] }>[]
}>

/**
 * The shares of points of people by dimension. A person's share is the mean, over the scenarios he has played freely or
 * in an exam, of the percent in the latest or the best talk with each, floored; the team's is the mean over all those
 * talks. Guided talks, branches and team talks show no one's own skill and are left out.
 */
export function dimensionMap(
  people: readonly string[],
  talks: readonly ScoredTalk[],
  by: 'latest' | 'best',
): DimensionMap {
  const counted = people.map((personId) => ({
    personId,
    talks: oneAScenario(
      talks.filter((talk) => talk.personId === personId && counts(talk)),
      by,
    ),
  }))
  const everything = counted.flatMap((one) => one.talks)
  const cellsOf = (id: Dimension) => counted.map((one) => cellOf(one.talks, id))
  const dimensions = DIMENSIONS.map((id) => ({
    id,
    all: cellOf(everything, id),
    measured: cellsOf(id).filter(({ kind }) => kind === 'share').length,
    low: cellsOf(id).filter((cell) => cell.kind === 'share' && cell.low).length,
  })).sort((a, b) => weight(a.all) - weight(b.all))
  return {
    dimensions,
    rows: counted.map(({ personId, talks: own }) => ({
      personId,
      scenarios: own.length,
      cells: dimensions.map(({ id }) => cellOf(own, id)),
    })),
  }
}

const counts = ({ mode, parentId, provisional }: ScoredTalk): boolean =>
  (mode === 'free' || mode === 'exam') && parentId === null && !provisional

function oneAScenario(talks: readonly ScoredTalk[], by: 'latest' | 'best'): ScoredTalk[] {
  const chosen = new Map<string, ScoredTalk>()
  for (const talk of [...talks].sort((a, b) => a.endedAt - b.endedAt)) {
    const known = chosen.get(talk.scenario)
    if (!known || by === 'latest' || talk.total > known.total) chosen.set(talk.scenario, talk)
  }
  return [...chosen.values()]
}

function cellOf(talks: readonly ScoredTalk[], id: Dimension): DimensionCell {
  if (talks.length === 0) return { kind: 'none' }
  const percent = Math.floor(talks.reduce((sum, { pct }) => sum + pct[id], 0) / talks.length)
  const low = percent < LOW_PERCENT
  return { kind: 'share', percent, step: stepOf(percent), low, scenarios: talks.length }
}

const weight = (cell: DimensionCell): number => (cell.kind === 'share' ? cell.percent : 101)
