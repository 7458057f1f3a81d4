/** Mean of numbers; null of none. */
export function mean(values: readonly number[]): number | null {
  if (values.length === 0) return null
  let sum = 0
  for (const value of values) sum += value
  return sum / values.length
}

/** Middle value, of two the mean; null of none. */
export function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b)
  const half = sorted.length >> 1
  const [low, high] = [sorted[half - 1], sorted[half]]
  if (high === undefined) return null
  return sorted.length % 2 === 1 || low === undefined ? high : (low + high) / 2
}

/** Covariance of paired numbers with divisor S − 1 (assessment.md §8); null below two pairs. */
export function covariance(xs: readonly number[], ys: readonly number[]): number | null {
  const [x0, y0] = [mean(xs), mean(ys)]
  if (x0 === null || y0 === null || xs.length < 2) return null
  let sum = 0
  for (const [n, x] of xs.entries()) sum += (x - x0) * ((ys[n] ?? y0) - y0)
  return sum / (xs.length - 1)
}

/** Variance with divisor S − 1; null below two values. */
export const variance = (values: readonly number[]): number | null => covariance(values, values)

/** Pearson's r; null where either side does not vary. */
export function correlation(xs: readonly number[], ys: readonly number[]): number | null {
  const [both, ofX, ofY] = [covariance(xs, ys), variance(xs), variance(ys)]
  if (both === null || !ofX || !ofY || !varies(xs) || !varies(ys)) return null
  return both / Math.sqrt(ofX * ofY)
}

/** Whether any two differ: a variance of equal floats need not come out as exactly 0. */
export function varies(values: readonly number[]): boolean {
  const [first] = values
  return values.some((value) => value !== first)
}

/** The central moment of an order, divisor S. */
export function centralMoment(values: readonly number[], order: number): number {
  const centre = mean(values) ?? 0
  return mean(values.map((value) => (value - centre) ** order)) ?? 0
}
