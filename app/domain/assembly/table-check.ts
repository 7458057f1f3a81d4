import type { Points } from '../shared/points.ts'
import type { CellStock } from './cells.ts'
import type { Demand } from './demand.ts'
import type { CellKey } from './types.ts'

type Counts = Readonly<Record<CellKey, number>>

/** Points that `counts` gives to these leaves, hundredths. */
export const pointsUnder = (cells: readonly CellStock[], counts: Counts, leaves: readonly string[]): Points =>
  cells.reduce(
    (sum, cell) => (leaves.includes(cell.leaf) ? sum + cell.points * (counts[cell.key] ?? 0) : sum),
    0,
  )

/** Sum over the leaves of |points − quota|, hundredths of a point. */
export const deviationOf = (demand: Demand, cells: readonly CellStock[], counts: Counts): Points =>
  demand.leaves.reduce((sum, leaf) => sum + Math.abs(pointsUnder(cells, counts, [leaf.id]) - leaf.points), 0)

/**
 * Every rule a table breaks, in words for a log; none when it may be used.
 * @param forms how many forms share the bank without meeting
 */
export function tableFaults({
  demand,
  cells,
  counts,
  forms = 1,
}: {
  demand: Demand
  cells: readonly CellStock[]
  counts: Counts
  forms?: number
}): string[] {
  const faults: string[] = []
  const known = new Map(cells.map((cell) => [cell.key, cell]))
  for (const [key, count] of Object.entries(counts)) {
    const most = Math.floor((known.get(key)?.available ?? 0) / forms)
    if (!Number.isInteger(count) || count < 0 || count > most) faults.push(`${key}: ${count} of ${most}`)
  }
  for (const node of demand.nodes) {
    const points = pointsUnder(cells, counts, node.leaves)
    if (points < node.low || points > node.high)
      faults.push(`node ${node.id}: ${points}, not ${node.low}–${node.high}`)
  }
  for (const leaf of demand.leaves) {
    const points = pointsUnder(cells, counts, [leaf.id])
    if (points < leaf.low || points > leaf.high)
      faults.push(`leaf ${leaf.id}: ${points}, quota ${leaf.points}`)
  }
  for (const [place, line] of demand.lines.entries()) {
    const units = cells.reduce(
      (sum, cell) => (cell.line === place ? sum + cell.units * (counts[cell.key] ?? 0) : sum),
      0,
    )
    if (units !== line.count) faults.push(`mix ${line.kind}: ${units}, not ${line.count}`)
  }
  for (const [place, row] of demand.rows.entries()) {
    const sum = cells.reduce((total, cell) => {
      if (!cell.rows.includes(place)) return total
      return total + (counts[cell.key] ?? 0) * (row.unit === 'items' ? 1 : cell.points)
    }, 0)
    if (sum < row.min || sum > row.max) faults.push(`row ${row.id}: ${sum}, not ${row.min}–${row.max}`)
  }
  for (const [place, set] of demand.together.entries()) {
    const parts = cells.filter((cell) => cell.together.includes(place))
    const taken = parts.reduce((sum, { key }) => sum + (counts[key] ?? 0), 0)
    if (taken !== 0 && taken !== set.items.size)
      faults.push(`together ${set.id}: ${taken} of ${set.items.size}`)
  }
  return faults
}
