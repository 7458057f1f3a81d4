import { byCodeUnit } from '../shared/rng.ts'
import { type Demand, isUsable, lineOf } from './demand.ts'
import { type BankEntry, type Cell, type CellKey, cellKey } from './types.ts'

/** A cell with what the bank holds for it. */
export type CellStock = Cell &
  Readonly<{
    key: CellKey
    /** Place of its line in `Demand.lines`. */
    line: number
    /** What one item takes of that line: 1, or the blanks of a fill-in. */
    units: number
    /** Items that can surely meet in one form (A[l,c] of assessment.md §4). */
    available: number
  }>

/** The usable items of each cell, by code unit of id: the order the bank came in never shows. */
export function poolsOf(
  demand: Demand,
  bank: readonly BankEntry[],
): ReadonlyMap<CellKey, readonly BankEntry[]> {
  const pools = new Map<CellKey, BankEntry[]>()
  const usable = bank.filter((entry) => isUsable(demand, entry)).sort((a, b) => byCodeUnit(a.id, b.id))
  for (const entry of usable) {
    const pool = pools.get(cellKey(entry))
    if (pool) pool.push(entry)
    else pools.set(cellKey(entry), [entry])
  }
  return pools
}

/**
 * How many items of a pool can surely meet: all, less all but one of each enemy group. Groups that share items are
 * counted as if they did not, so the figure may be low, never high; a pool that holds anything gives one.
 */
export function availableIn(pool: readonly BankEntry[]): number {
  const sizes = new Map<string, number>()
  for (const { enemyGroups } of pool)
    for (const group of new Set(enemyGroups)) sizes.set(group, (sizes.get(group) ?? 0) + 1)
  const lost = [...sizes.values()].reduce((sum, size) => sum + size - 1, 0)
  return Math.max(pool.length - lost, Math.min(pool.length, 1))
}

/**
 * Every cell a form may use, in tree and mix order, the smaller points first: what the bank holds, and for each leaf
 * and line the plain cell (one item, one blank) even when it is empty, so that a shortage has a place to stand.
 */
export function cellsOf(demand: Demand, bank: readonly BankEntry[]): CellStock[] {
  const pools = poolsOf(demand, bank)
  const cells = new Map<CellKey, Cell>()
  for (const { leaves, kind, points } of demand.lines)
    for (const leaf of leaves) cells.set(cellKey({ leaf, kind, points }), { leaf, kind, points })
  for (const [key, [first]] of pools)
    if (first) cells.set(key, { leaf: first.leaf, kind: first.kind, points: first.points })

  const place = new Map(demand.leaves.map(({ id }, index) => [id, index]))
  return [...cells]
    .flatMap(([key, cell]) => {
      const found = lineOf(demand, cell)
      return found ? [{ ...cell, key, ...found, available: availableIn(pools.get(key) ?? []) }] : []
    })
    .sort(
      (a, b) => (place.get(a.leaf) ?? 0) - (place.get(b.leaf) ?? 0) || a.line - b.line || a.points - b.points,
    )
}
