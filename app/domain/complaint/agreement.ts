import type { Rng } from '../shared/rng.ts'

export type Labels = readonly [first: string, second: string]
export type Kappa = Readonly<{
  n: number
  /** Share of equal labels. */
  observed: number
  /** Null where neither rater varies and they agree: 0/0 would claim evidence. */
  kappa: number | null
  /** Bootstrap percentiles 2.5 and 97.5; null with kappa. */
  low: number | null
  high: number | null
}>

/**
 * Cohen's kappa of two raters over nominal labels: (observed − expected) ÷ (1 − expected), expected from both raters'
 * own shares. The interval is the percentile bootstrap over items, seeded.
 * @see Cohen 1960, Educ. Psychol. Meas. 20, 37–46
 */
export function cohensKappa(pairs: readonly Labels[], rng: Rng, resamples = 1000): Kappa {
  const kappa = kappaOf(pairs)
  const drawn: number[] = []
  if (kappa !== null)
    for (let round = 0; round < resamples; round++) {
      const value = kappaOf(Array.from(pairs, () => pairs[rng.int(pairs.length)] as Labels)) // int is in range
      if (value !== null) drawn.push(value)
    }
  drawn.sort((a, b) => a - b)
  const at = (share: number) => drawn[Math.min(drawn.length - 1, Math.floor(share * drawn.length))] ?? null
  return { n: pairs.length, observed: observedOf(pairs), kappa, low: at(0.025), high: at(0.975) }
}

const observedOf = (pairs: readonly Labels[]): number =>
  pairs.length === 0 ? 0 : pairs.filter(([a, b]) => a === b).length / pairs.length

function kappaOf(pairs: readonly Labels[]): number | null {
  if (pairs.length === 0) return null
  const [first, second] = [new Map<string, number>(), new Map<string, number>()]
  for (const [a, b] of pairs) {
    first.set(a, (first.get(a) ?? 0) + 1)
    second.set(b, (second.get(b) ?? 0) + 1)
  }
  let together = 0
  for (const [label, n] of first) together += n * (second.get(label) ?? 0)
  const expected = together / pairs.length ** 2
  return expected === 1 ? null : (observedOf(pairs) - expected) / (1 - expected)
}

/**
 * Fleiss' kappa for the same number of raters an item, any raters: the mean agreement of pairs of raters within an
 * item against what the overall shares of labels would give.
 * @param items the labels each item got; all of one length, two or more
 * @returns null without items, or where every rater gave one and the same label throughout
 * @see Fleiss 1971, Psychol. Bull. 76, 378–382
 */
export function fleissKappa(items: readonly (readonly string[])[]): number | null {
  const raters = items[0]?.length ?? 0
  if (raters < 2) return null
  if (items.some((labels) => labels.length !== raters))
    throw new Error('every item needs the same number of labels')
  const totals = new Map<string, number>()
  let within = 0
  for (const labels of items) {
    const counts = new Map<string, number>()
    for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1)
    for (const [label, n] of counts) {
      totals.set(label, (totals.get(label) ?? 0) + n)
      within += n * (n - 1)
    }
  }
  const observed = within / (items.length * raters * (raters - 1))
  let expected = 0
  for (const n of totals.values()) expected += (n / (items.length * raters)) ** 2
  return expected === 1 ? null : (observed - expected) / (1 - expected)
}
