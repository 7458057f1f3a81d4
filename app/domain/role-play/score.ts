import type { RedLine } from '../certification/red-line.ts'
import { idiv } from './effects.ts'
import { bestOfEach, dimensionOf, type Evidence, type Line } from './evidence.ts'
import { FITS, termsTold } from './knowledge.ts'
import { DIMENSIONS, type Dimension, type Scenario } from './schema.ts'
import { type Setting, settingOf } from './setting.ts'
import type { State } from './state.ts'

export const PASS = 6_000
const CLOSING_TURNS = 2
const TURNS_FOR_ACCURATE = 3
const CAP = { falseClose: 5_000, leak: 3_500, stuffed: 500 } as const
const BRUSH_OFF_CAP = { first: 59, each: 14, least: 15 } as const
const PUSH_COSTS = 30
const HALF = 50

/** What holds a total down. `points`: hundredths; for `stuffed` what is taken off, else the most the total may be. */
export type Cap = Readonly<{
  kind: 'redLine' | 'harm' | 'falseClose' | 'leak' | 'stuffed'
  count: number
  points: number
}>

/**
 * A scored talk. `points`, `total` and `uncapped` are hundredths of a point; `pct` whole percent of a dimension.
 * `evidence` holds every line earned, once, at its best.
 */
export type Score = Readonly<{
  pct: Readonly<Record<Dimension, number>>
  points: Readonly<Record<Dimension, number>>
  uncapped: number
  total: number
  passed: boolean
  caps: readonly Cap[]
  evidence: readonly Evidence[]
  redLines: readonly RedLine[]
  suspected: readonly RedLine[]
}>

/**
 * Folds the ledger of a talk into six dimensions (role-play.md §11). Weight × percent is exact in hundredths; nothing is
 * rounded. A red line makes the total 0; the end stands beside the score and never changes it, but a false close caps it.
 * @param ledger evidence of all turns, in order
 */
export function score(scenario: Scenario, state: State, ledger: readonly Evidence[]): Score {
  const setting = settingOf(scenario, state.variant, state.difficulty)
  const evidence = bestOfEach([...ledger, ...closingEvidence(setting, state, ledger)])
  const pct = percentages(state, evidence)
  const points = mapDimensions((dimension) => scenario.weights[dimension] * pct[dimension])
  const uncapped = DIMENSIONS.reduce((sum, dimension) => sum + points[dimension], 0)
  const caps = capsOf(state)
  const total = capped(uncapped, caps)
  const { redLines, suspected } = state
  return { pct, points, uncapped, total, passed: total >= PASS, caps, evidence, redLines, suspected }
}

const mapDimensions = (of: (dimension: Dimension) => number): Record<Dimension, number> => ({
  D1: of('D1'),
  D2: of('D2'),
  D3: of('D3'),
  D4: of('D4'),
  D5: of('D5'),
  D6: of('D6'),
})

/** The lines that only the whole talk shows. */
function closingEvidence(setting: Setting, state: State, ledger: readonly Evidence[]): Evidence[] {
  const about = (
    line: Line,
    pct: number,
    place?: { turn: number; span: { start: number; end: number } },
  ): Evidence => ({
    line,
    turn: place?.turn ?? state.turn,
    ...(place ? { span: place.span } : {}),
    pct,
  })
  const { closing, factual } = state
  const accurate = factual ? 60 : state.credited >= TURNS_FOR_ACCURATE ? 30 : 0
  return [
    ...(closing && closing.turn > state.turn - CLOSING_TURNS ? [about('D1.close', 20, closing)] : []),
    ...(accurate > 0 ? [about('D6.accurate', accurate)] : []),
    ...(state.pushes > 0 ? [about('D6.push', -PUSH_COSTS * state.pushes)] : []),
    ...offerEvidence(setting, state, ledger),
  ]
}

/** Terms and choice count as far as the best offer fits. */
function offerEvidence(setting: Setting, state: State, ledger: readonly Evidence[]): Evidence[] {
  const share = ({ id }: { id: string }) => {
    const { told, required } = termsTold(setting, state, id)
    return required === 0 ? FITS : idiv(FITS * told, required)
  }
  const best = state.offers.reduce<State['offers'][number] | undefined>(
    (kept, offer) =>
      !kept || offer.match > kept.match || (offer.match === kept.match && share(offer) > share(kept))
        ? offer
        : kept,
    undefined,
  )
  if (!best || best.match === 0) return []
  const source = ledger.find(
    ({ line, target, turn }) => line === 'D4.match' && target === best.id && turn === best.turn,
  )
  const entry = (line: Line, pct: number): Evidence[] =>
    pct === 0
      ? []
      : [
          {
            line,
            turn: best.turn,
            span: best.span,
            ...(source?.act ? { act: source.act } : {}),
            target: best.id,
            pct,
          },
        ]
  const hasChoice = state.explained !== undefined || state.offers.some(({ id }) => id !== best.id)
  return [
    ...entry('D4.terms', idiv(share(best) * best.match, FITS)),
    ...entry('D4.choice', hasChoice ? idiv(20 * best.match, FITS) : 0),
  ]
}

function percentages(state: State, evidence: readonly Evidence[]): Record<Dimension, number> {
  const sum = (dimension: Dimension) =>
    evidence.reduce((total, { line, pct }) => (dimensionOf(line) === dimension ? total + pct : total), 0)
  const within = (pct: number, most = 100) => Math.max(0, Math.min(most, pct))
  return {
    ...mapDimensions((dimension) => within(sum(dimension))),
    D2: halved(within(sum('D2'), state.hasty ? HALF : 100), state.harm),
    D6: within(sum('D6'), mostHonest(state)),
  }
}

/** Brush-offs halve D2, one after the other; three leave nothing. */
function halved(pct: number, times: number): number {
  if (times >= 3) return 0
  let left = pct
  for (let i = 0; i < times; i++) left = idiv(left, 2)
  return left
}

/** The most D6 can be: one vague or contradicting statement or a suspected red line costs half, two or a red line all. */
function mostHonest({ vague, suspected, redLines }: State): number {
  if (redLines.length > 0 || vague >= 2) return 0
  return vague > 0 || suspected.length > 0 ? HALF : 100
}

function capsOf({ redLines, harm, falseClose, leaks, stuffed }: State): Cap[] {
  const { first, each, least } = BRUSH_OFF_CAP
  return [
    ...(redLines.length > 0 ? [{ kind: 'redLine' as const, count: redLines.length, points: 0 }] : []),
    ...(harm > 0
      ? [{ kind: 'harm' as const, count: harm, points: Math.max(least, first - each * (harm - 1)) * 100 }]
      : []),
    ...(falseClose ? [{ kind: 'falseClose' as const, count: 1, points: CAP.falseClose }] : []),
    ...(leaks > 0 ? [{ kind: 'leak' as const, count: leaks, points: CAP.leak }] : []),
    ...(stuffed > 0 ? [{ kind: 'stuffed' as const, count: stuffed, points: CAP.stuffed * stuffed }] : []),
  ]
}

function capped(uncapped: number, caps: readonly Cap[]): number {
  const most = caps.filter(({ kind }) => kind !== 'stuffed').map(({ points }) => points)
  const off = caps.filter(({ kind }) => kind === 'stuffed').reduce((sum, { points }) => sum + points, 0)
  return Math.max(0, Math.min(uncapped, ...most) - off)
}

/** A cap as logs and the command line write it: `harm×2≤45`, `stuffed −5`, `redLine≤0`. */
export function formatCap({ kind, count, points }: Cap): string {
  if (kind === 'stuffed') return `stuffed −${points / 100}`
  return `${kind}${kind === 'harm' ? `×${count}` : ''}≤${points / 100}`
}
