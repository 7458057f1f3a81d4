import type { Points } from '../shared/points.ts'
import type { Rng } from '../shared/rng.ts'
import type { CellStock } from './cells.ts'
import type { Demand } from './demand.ts'
import { deviationOf, tableFaults } from './table-check.ts'
import { type CellKey, type CellTable, tableName } from './types.ts'

/** Exchanges made before the result is looked at: two often mend what one breaks. */
const MOST_EXCHANGES = 3

/**
 * Other tables like the ones given, found without a solver: two leaves exchange an item of one line for an item of
 * another, or a leaf one of a cell for one of a sister cell, which keeps every line and leaf count; what then breaks no
 * rule and deviates by no more than `most` is kept, and walked on from.
 * @param most greatest sum of leaf deviations, hundredths of a point
 * @param tries exchanges looked at: an end by count
 * @returns at most `count` tables, none of them given, each different
 */
export function otherTables({
  demand,
  cells,
  tables,
  most,
  count,
  tries,
  rng,
}: {
  demand: Demand
  cells: readonly CellStock[]
  tables: readonly CellTable[]
  most: Points
  count: number
  tries: number
  rng: Rng
}): CellTable[] {
  const known = new Set(tables.map(tableName))
  const found: CellTable[] = []
  const board = boardOf(demand, cells)
  const starts = tables
    .filter(({ deviation }) => deviation <= most)
    .map(({ counts }) => Int32Array.from(cells, ({ key }) => counts[key] ?? 0))
  for (let n = 0; n < tries && found.length < count && starts.length > 0; n++) {
    const counts = starts[rng.int(starts.length)]?.slice() ?? new Int32Array()
    for (let left = 1 + rng.int(MOST_EXCHANGES); left > 0; left--) exchange(board, counts, rng)
    const deviation = soundDeviation(board, counts)
    if (deviation === undefined || deviation > most) continue
    const table = { counts: written(cells, counts), deviation }
    if (known.has(tableName(table))) continue
    // Counted once more by the check every table passes; the quick count only spares it the others.
    if (tableFaults({ demand, cells, counts: table.counts }).length > 0) continue
    known.add(tableName(table))
    found.push({ ...table, deviation: deviationOf(demand, cells, table.counts) })
    starts.push(counts)
  }
  return found
}

/** The cells by place, and for each the sums it counts for. */
type Board = Readonly<{
  demand: Demand
  cells: readonly CellStock[]
  leafOf: readonly number[]
  nodeOf: readonly number[]
  /** Places of the cells of a line, and of a leaf and line, that hold anything. */
  lines: readonly (readonly number[])[]
  sisters: ReadonlyMap<string, readonly number[]>
}>

function boardOf(demand: Demand, cells: readonly CellStock[]): Board {
  const held = [...cells.keys()].filter((place) => (cells[place]?.available ?? 0) > 0)
  const sisters = new Map<string, number[]>()
  for (const place of held) {
    const { leaf, line } = cells[place] ?? { leaf: '', line: 0 }
    sisters.set(`${leaf} ${line}`, [...(sisters.get(`${leaf} ${line}`) ?? []), place])
  }
  return {
    demand,
    cells,
    leafOf: cells.map(({ leaf }) => demand.leaves.findIndex(({ id }) => id === leaf)),
    nodeOf: cells.map(({ leaf }) => demand.nodes.findIndex(({ leaves }) => leaves.includes(leaf))),
    lines: demand.lines.map((_, line) => held.filter((place) => cells[place]?.line === line)),
    sisters,
  }
}

function exchange(board: Board, counts: Int32Array, rng: Rng): void {
  const { cells, lines, sisters } = board
  const any = (places: readonly number[] | undefined) => places?.[rng.int(places.length || 1)]
  const [first, second] = [any(lines[rng.int(lines.length)]), any(lines[rng.int(lines.length)])]
  if (first === undefined || second === undefined) return
  const [one, other] = [cells[first], cells[second]]
  if (!one || !other) return
  if (one.leaf === other.leaf) {
    // The same leaf: an item of one cell for one of its sister, where a tag or the blanks tell them apart.
    move(board, counts, first, any(sisters.get(`${one.leaf} ${one.line}`)))
    return
  }
  move(board, counts, first, any(sisters.get(`${other.leaf} ${one.line}`)))
  move(board, counts, second, any(sisters.get(`${one.leaf} ${other.line}`)))
}

function move({ cells }: Board, counts: Int32Array, from: number, to: number | undefined): void {
  if (to === undefined || to === from) return
  const [held, given] = [counts[from] ?? 0, counts[to] ?? 0]
  if (held === 0 || given >= (cells[to]?.available ?? 0)) return
  counts[from] = held - 1
  counts[to] = given + 1
}

/** The sum of leaf deviations of counts that keep nodes, leaves, lines and rows; undefined where they break one. */
function soundDeviation({ demand, cells, leafOf, nodeOf }: Board, counts: Int32Array): Points | undefined {
  const leaves = new Int32Array(demand.leaves.length)
  const nodes = new Int32Array(demand.nodes.length)
  const lines = new Int32Array(demand.lines.length)
  const rows = new Int32Array(demand.rows.length)
  const add = (sums: Int32Array, place: number, by: number) => {
    sums[place] = (sums[place] ?? 0) + by
  }
  for (const [place, cell] of cells.entries()) {
    const count = counts[place] ?? 0
    if (count === 0) continue
    add(leaves, leafOf[place] ?? 0, count * cell.points)
    add(nodes, nodeOf[place] ?? 0, count * cell.points)
    add(lines, cell.line, count * cell.units)
    for (const row of cell.rows)
      add(rows, row, count * (demand.rows[row]?.unit === 'items' ? 1 : cell.points))
  }
  const keeps = (sums: Int32Array, bounds: readonly { low: number; high: number }[]) =>
    bounds.every(({ low, high }, place) => (sums[place] ?? 0) >= low && (sums[place] ?? 0) <= high)
  if (!keeps(nodes, demand.nodes) || !keeps(leaves, demand.leaves)) return undefined
  if (!demand.lines.every(({ count }, place) => lines[place] === count)) return undefined
  if (!demand.rows.every(({ min, max }, place) => (rows[place] ?? 0) >= min && (rows[place] ?? 0) <= max))
    return undefined
  return demand.leaves.reduce((sum, { points }, place) => sum + Math.abs((leaves[place] ?? 0) - points), 0)
}

/** Cells in their one order and without those that give nothing: how a table is written. */
function written(cells: readonly CellStock[], counts: Int32Array): Record<CellKey, number> {
  const table: Record<CellKey, number> = {}
  for (const [place, { key }] of cells.entries()) {
    const count = counts[place] ?? 0
    if (count > 0) table[key] = count
  }
  return table
}
