import type { Points } from '../shared/points.ts'
import { correlation, mean } from './moments.ts'

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
 * out of the score, since on a short form it would correlate with its own part.
 * @param rows one per marked attempt, hundredths of a point
 * @param outOf what the item is worth, above 0
 * @returns nulls where there is no evidence: 0 would claim some
 * @see assessment.md §8
 */
export function itemStatistics(rows: readonly ItemRow[], outOf: Points): ItemStatistics {
  const marks = rows.map(({ item }) => item)
  const share = mean(marks)
  const rests = rows.map(({ rest }) => rest)
  return {
    n: rows.length,
    facility: share === null ? null : share / outOf,
    discrimination: correlation(marks, rests),
  }
}
