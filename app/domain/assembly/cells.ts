import { byCodeUnit } from '../shared/rng.ts'
import { cellOfEntry, type Demand, enemyGroupsOf, isUsable, lineOf } from './demand.ts'
import { type BankEntry, type Cell, type CellKey, cellKey } from './types.ts'

/** A cell with what the bank holds for it. */
export type CellStock = Cell &
  Readonly<{
    key: CellKey
    /** Place of its line in `Demand.lines`. */
    line: number
    /** What one item takes of that line: 1, or the blanks of a fill-in. */
    units: number
    /** Places in `Demand.rows` of the rows its items meet, and in `Demand.together` of the set they belong to. */
    rows: readonly number[]
    together: readonly number[]
    /** Items in it. */
    held: number
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
    const key = cellKey(cellOfEntry(demand, entry))
    const pool = pools.get(key)
    if (pool) pool.push(entry)
    else pools.set(key, [entry])
  }
  return pools
}

/**
 * How many items of a pool can surely meet: all, less all but one of each enemy group. Groups that share items are
 * counted as if they did not, so the figure may be low, never high; a pool that holds anything gives one.
 */
export function availableIn(demand: Demand, pool: readonly BankEntry[]): number {
  const sizes = new Map<string, number>()
  for (const entry of pool)
    for (const group of new Set(enemyGroupsOf(demand, entry))) sizes.set(group, (sizes.get(group) ?? 0) + 1)
  const lost = [...sizes.values()].reduce((sum, size) => sum + size - 1, 0)
  return Math.max(pool.length - lost, Math.min(pool.length, 1))
}

/** An item nobody wrote, of a leaf and kind: what an empty cell's rows are asked about. */
const imagined = (cell: Cell): BankEntry => ({
  id: '',
  version: 0,
  kind: cell.kind,
  points: cell.points,
  blanks: 1,
  knowledgePoint: cell.leaf,
  leaf: cell.leaf,
  difficulty: 'medium',
  enemyGroups: [],
  reserved: false,
  status: 'draft',
  levels: [],
})

/**
 * Every cell a form may use, in tree and mix order, the smaller points first: what the bank holds, and for each leaf
 * and line the plain cell (one item, one blank) even when it is empty, so that a shortage has a place to stand.
 * @param withEmpty also an empty cell for each row of the blueprint that looks further than leaf and kind
 */
export function cellsOf(demand: Demand, bank: readonly BankEntry[], withEmpty = false): CellStock[] {
  return cellsIn(demand, poolsOf(demand, bank), withEmpty)
}

export function cellsIn(
  demand: Demand,
  pools: ReadonlyMap<CellKey, readonly BankEntry[]>,
  withEmpty = false,
): CellStock[] {
  const tags = withEmpty ? ['', ...demand.rows.filter((row) => !row.isAboutCells).map(({ id }) => id)] : ['']
  const cells = new Map<CellKey, Cell>()
  for (const { leaves, kind, points } of demand.lines)
    for (const leaf of leaves)
      for (const tag of tags) cells.set(cellKey({ leaf, kind, points, tag }), { leaf, kind, points, tag })
  for (const [key, [first]] of pools) if (first) cells.set(key, cellOfEntry(demand, first))

  const place = new Map(demand.leaves.map(({ id }, index) => [id, index]))
  return [...cells]
    .flatMap(([key, cell]): CellStock[] => {
      const found = lineOf(demand, cell)
      if (!found) return []
      const pool = pools.get(key) ?? []
      const one = pool[0] ?? imagined(cell)
      return [
        {
          ...cell,
          key,
          ...found,
          rows: demand.rows.flatMap((row, r) =>
            (pool.length === 0 && !row.isAboutCells ? row.id === cell.tag : row.meets(one)) ? [r] : [],
          ),
          together: demand.together.flatMap(({ items }, t) => (items.has(one.id) ? [t] : [])),
          held: pool.length,
          available: availableIn(demand, pool),
        },
      ]
    })
    .sort(
      (a, b) =>
        (place.get(a.leaf) ?? 0) - (place.get(b.leaf) ?? 0) ||
        a.line - b.line ||
        a.points - b.points ||
        byCodeUnit(a.tag, b.tag),
    )
}
