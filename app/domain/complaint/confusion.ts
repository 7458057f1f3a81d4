import { classOf, MOTIVES, type Motive } from './motives.ts'

/** One answer of the log, oldest first: what the key was, what was said. */
export type Logged = Readonly<{ key: Motive; said: Motive }>

/** How many of the latest answers the choice of the next item looks at. */
export const CONFUSION_WINDOW = 200

export type PairWeight = Readonly<{ pair: readonly [Motive, Motive]; weight: number }>

/**
 * How much each unordered pair of motives needs practice: idiv(100 × (errors + 1) × s, seen + 4) with s = 2 across
 * classes and 1 within (complaint-drill.md §7). `seen` counts answers whose key is of the pair, `errors` those taken
 * for the other one. The heaviest first; equal ones in the order of the codes.
 */
export function pairWeights(log: readonly Logged[]): PairWeight[] {
  const latest = log.slice(-CONFUSION_WINDOW)
  return pairs()
    .map(([a, b]) => {
      const errors = latest.filter(
        ({ key, said }) => (key === a && said === b) || (key === b && said === a),
      ).length
      const seen = latest.filter(({ key }) => key === a || key === b).length
      const across = classOf(a) === classOf(b) ? 1 : 2
      return { pair: [a, b] as const, weight: Math.trunc((100 * (errors + 1) * across) / (seen + 4)) }
    })
    .sort((x, y) => y.weight - x.weight)
}

const pairs = (): (readonly [Motive, Motive])[] =>
  MOTIVES.flatMap((a, at) => MOTIVES.slice(at + 1).map((b) => [a, b] as const))
