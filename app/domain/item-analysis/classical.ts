import { type MarkMatrix, takersOf } from './matrix.ts'
import { correlation, covariance, mean, variance, varies } from './moments.ts'
import { upperLower } from './upper-lower.ts'

export type ClassicalItem = Readonly<{
  id: string
  /** How many people it rests on. */
  n: number
  outOf: number
  /** Mean share of the marks, 0…1; null where the item is worth nothing. */
  facility: number | null
  /** Standard deviation of the mark; null as facility. */
  sd: number | null
  /** 100 · correlation of the mark with the rest of the form. */
  discriminationIndex: number | null
  /** 100 · the covariance reached of the covariance possible with these marks. */
  discriminativeEfficiency: number | null
  /** Share of the score's variance this item brings, percent. Null: negative covariance, left out and so named. */
  effectiveWeight: number | null
  /** What its marks are of all marks, percent; null where forms differ. */
  intendedWeight: number | null
  /** Correlation of the mark with the whole score, the item included. */
  pointBiserial: number | null
  /** Mean share of marks of the upper 27 % less that of the lower (Kelley). */
  upperLower27: number | null
}>

/**
 * Classical statistics of every item (assessment.md §8; the definitions are Moodle's, with the rest of the person's own
 * form where items are drawn). What is not defined is null, never 0: a 0 would claim evidence.
 */
export function classicalItems(matrix: MarkMatrix): readonly ClassicalItem[] {
  const columns = matrix.items.map((item, column) => ({ item, ...takersOf(matrix, column) }))
  const weights = columns.map(({ marks, totals }) => {
    const both = covariance(marks, totals)
    return both === null ? null : both < 0 ? null : Math.sqrt(both)
  })
  const allWeights = weights.reduce<number>((sum, weight) => sum + (weight ?? 0), 0)
  const worth = matrix.items.reduce((sum, { outOf }) => sum + outOf, 0)
  return columns.map(({ item: { id, outOf }, marks, totals, rests }, column) => {
    const share = mean(marks)
    const spread = variance(marks)
    const weight = weights[column]
    const r = correlation(marks, rests)
    return {
      id,
      n: marks.length,
      outOf,
      facility: outOf > 0 && share !== null ? share / outOf : null,
      sd: outOf > 0 && spread !== null ? Math.sqrt(spread) : null,
      discriminationIndex: r === null ? null : 100 * r,
      discriminativeEfficiency: efficiency(marks, rests),
      effectiveWeight:
        weight === null || weight === undefined || allWeights === 0 ? null : (100 * weight) / allWeights,
      intendedWeight: worth > 0 ? (100 * outOf) / worth : null,
      pointBiserial: correlation(marks, totals),
      upperLower27:
        outOf > 0
          ? upperLower(
              marks.map((mark) => mark / outOf),
              totals,
            )
          : null,
    }
  })
}

/** 100 · cov(x, y) / cov(sorted x, sorted y); null where nothing could have been reached. */
function efficiency(marks: readonly number[], rests: readonly number[]): number | null {
  if (!varies(marks) || !varies(rests)) return null
  const rising = (values: readonly number[]) => [...values].sort((a, b) => a - b)
  const [reached, possible] = [covariance(marks, rests), covariance(rising(marks), rising(rests))]
  return reached === null || !possible ? null : (100 * reached) / possible
}
