import type { Line } from './evidence.ts'
import type { Talk } from './replay.ts'
import { DIMENSIONS, type Dimension } from './schema.ts'
import type { Score } from './score.ts'
import { isTrue, settingOf } from './setting.ts'

type Scored = Readonly<{ talk: Talk; score: Score }>

/** Two tries side by side; differences are later minus earlier, points in hundredths. */
export type Comparison = Readonly<{
  total: number
  dimensions: Readonly<Record<Dimension, number>>
  /** Turn in which the first true objection was voiced; undefined: never. */
  truthOut: Readonly<{ earlier: number | undefined; later: number | undefined }>
  gained: readonly Line[]
  lost: readonly Line[]
}>

export function compare(earlier: Scored, later: Scored): Comparison {
  const lines = ({ score }: Scored) => score.evidence.filter(({ pct }) => pct > 0).map(({ line }) => line)
  const [before, after] = [lines(earlier), lines(later)]
  const differences = DIMENSIONS.map((dimension) => [
    dimension,
    later.score.points[dimension] - earlier.score.points[dimension],
  ])
  return {
    total: later.score.total - earlier.score.total,
    dimensions: Object.fromEntries(differences) as Record<Dimension, number>, // one entry for each of DIMENSIONS
    truthOut: { earlier: truthOutAt(earlier.talk), later: truthOutAt(later.talk) },
    gained: after.filter((line) => !before.includes(line)),
    lost: before.filter((line) => !after.includes(line)),
  }
}

/** The turn in which the first true objection was voiced. */
export function truthOutAt({ scenario, made, state }: Talk): number | undefined {
  const turns = settingOf(scenario, made.variant, made.difficulty)
    .objections.filter(isTrue)
    .flatMap(({ id }) => state.objections[id]?.voiced ?? [])
  return turns.length > 0 ? Math.min(...turns) : undefined
}
