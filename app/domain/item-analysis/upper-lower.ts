/** Share of people in each of the two groups compared (Kelley 1939). */
const GROUP = 0.27

/**
 * Mean share of marks of the best 27 % by whole score less that of the weakest 27 %. The groups need not be whole: of
 * those with the same score at a border, each counts by the part of the group still open, so no order among equals is
 * invented.
 * @param shares marks of the item, 0…1, beside the whole scores
 * @returns −1…1; null without people
 */
export function upperLower(shares: readonly number[], totals: readonly number[]): number | null {
  if (shares.length === 0) return null
  const byScore = new Map<number, { n: number; sum: number }>()
  for (const [i, share] of shares.entries()) {
    const total = totals[i] ?? 0
    const group = byScore.get(total) ?? { n: 0, sum: 0 }
    byScore.set(total, { n: group.n + 1, sum: group.sum + share })
  }
  const rising = [...byScore].sort(([a], [b]) => a - b).map(([, group]) => group)
  const size = GROUP * shares.length
  return meanOfFirst([...rising].reverse(), size) - meanOfFirst(rising, size)
}

function meanOfFirst(groups: readonly { n: number; sum: number }[], size: number): number {
  let [open, sum] = [size, 0]
  for (const group of groups) {
    const taken = Math.min(open, group.n)
    sum += group.sum * (taken / group.n)
    open -= taken
    if (open <= 0) break
  }
  return sum / size
}
