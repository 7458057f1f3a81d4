import type { Points } from '../shared/points.ts'

/** One marked attempt as item analysis sees it: the mark on the item, and what the rest of the form earned. */
export type ItemRow = { readonly item: Points; readonly rest: Points }

export type ItemStatistics = {
  /** How many marked attempts it rests on. */
  readonly n: number
  /** Mean share of the item's points that was earned, 0…1; null without attempts. */
  readonly facility: number | null
  /** Corrected discrimination, −1…1; null where either side does not vary. */
  readonly discrimination: number | null
}

/**
 * Facility and corrected discrimination of one item.
 * Discrimination is Pearson's r between the mark on the item and the score on the rest of the form. The item is left
 * out of the score, since on a short form it would correlate with its own part. The divisors (S − 1) cancel out.
 * @param rows one per marked attempt, hundredths of a point
 * @param outOf what the item is worth, above 0
 * @returns nulls where there is no evidence: 0 would claim some
 * @see assessment.md §8
 */
export function itemStatistics(rows: readonly ItemRow[], outOf: Points): ItemStatistics {
  const n = rows.length
  if (n === 0) return { n, facility: null, discrimination: null }
  const mean = (of: (row: ItemRow) => number) => rows.reduce((sum, row) => sum + of(row), 0) / n
  const [item, rest] = [mean((row) => row.item), mean((row) => row.rest)]
  let [both, ofItem, ofRest] = [0, 0, 0]
  for (const row of rows) {
    const [a, b] = [row.item - item, row.rest - rest]
    both += a * b
    ofItem += a * a
    ofRest += b * b
  }
  const varies = ofItem > 0 && ofRest > 0
  return { n, facility: item / outOf, discrimination: varies ? both / Math.sqrt(ofItem * ofRest) : null }
}
