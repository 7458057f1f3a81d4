import { isComplete, type MarkMatrix, takersOf, totalsOf } from './matrix.ts'
import { centralMoment, mean, median, variance } from './moments.ts'

export type ExamStatistics = Readonly<{
  people: number
  mean: number | null
  median: number | null
  sd: number | null
  skewness: number | null
  /** 0 for a normal distribution. */
  kurtosis: number | null
  /** Cronbach's α (KR-20 for marks of 0 and 1), may be negative. Null where people had different items. */
  alpha: number | null
  /** s·√(1 − α), in marks. */
  sem: number | null
  /** 100·√(1 − α): share of the spread that is error. */
  errorRatio: number | null
}>

/** Statistics of the whole score (assessment.md §8): k-statistics for the shape, α only over one complete item set. */
export function examStatistics(matrix: MarkMatrix): ExamStatistics {
  const totals = totalsOf(matrix)
  const spread = variance(totals)
  const alpha = isComplete(matrix) ? cronbach(matrix, spread) : null
  const sd = spread === null ? null : Math.sqrt(spread)
  const error = alpha === null || alpha > 1 ? null : Math.sqrt(1 - alpha)
  return {
    people: totals.length,
    mean: mean(totals),
    median: median(totals),
    sd,
    ...shapeOf(totals),
    alpha,
    sem: error === null || sd === null ? null : sd * error,
    errorRatio: error === null ? null : 100 * error,
  }
}

/** k/(k−1)·(1 − Σσ²ⱼ/σ²_T); null below two items or where the scores do not vary. */
function cronbach(matrix: MarkMatrix, ofTotals: number | null): number | null {
  const items = matrix.items.length
  if (items < 2 || !ofTotals) return null
  const ofItems = matrix.items.reduce(
    (sum, _, column) => sum + (variance(takersOf(matrix, column).marks) ?? 0),
    0,
  )
  return (items / (items - 1)) * (1 - ofItems / ofTotals)
}

/** Skewness k₃/k₂^1.5 and kurtosis k₄/k₂² from Fisher's k-statistics; null below 3 and 4 people. */
function shapeOf(values: readonly number[]): Pick<ExamStatistics, 'skewness' | 'kurtosis'> {
  const s = values.length
  const [m2, m3, m4] = [centralMoment(values, 2), centralMoment(values, 3), centralMoment(values, 4)]
  if (s < 3 || m2 === 0) return { skewness: null, kurtosis: null }
  const k2 = (s * m2) / (s - 1)
  const k3 = (s * s * m3) / ((s - 1) * (s - 2))
  const skewness = k3 / k2 ** 1.5
  if (s < 4) return { skewness, kurtosis: null }
  const k4 = (s * s * ((s + 1) * m4 - 3 * (s - 1) * m2 * m2)) / ((s - 1) * (s - 2) * (s - 3))
  return { skewness, kurtosis: k4 / (k2 * k2) }
}
