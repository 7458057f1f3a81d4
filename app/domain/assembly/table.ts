import { ok, type Result, refuse } from '../shared/result.ts'
import { type Rng, seededRng, shuffled } from '../shared/rng.ts'
import type { CellStock } from './cells.ts'
import type { Demand } from './demand.ts'
import { deviationOf, tableFaults } from './table-check.ts'
import type { CellKey, CellTable } from './types.ts'

/** Steps of one walk and walks of one search: an end by count, so that a search replays. */
const STEPS = 6_000
const WALKS = 8
/** Points of added cost a walk accepts at its start; it falls to none. */
const WARMTH = 6

export type NoTable = Readonly<{ code: 'no-table-found'; steps: number }>

/**
 * One cell table without a solver: the fallback when the worker fails (assessment.md §4). A walk fills the mix line by
 * line into the leaves that lack most, then moves items between cells, one or two moves at a time, accepting ever
 * smaller losses (threshold accepting, Dueck and Scheuer 1990), and keeps the best table that breaks no rule.
 * It proves nothing: a refusal says that none was found in so many steps, not that there is none.
 * @param seed root seed, 32 hexadecimal digits; the stream is `table:search`
 * @param forms how many forms are to share the bank without meeting
 */
export function findTable({
  demand,
  cells,
  seed,
  forms = 1,
}: {
  demand: Demand
  cells: readonly CellStock[]
  seed: string
  forms?: number
}): Result<CellTable, NoTable> {
  const rng = seededRng(seed, 'table:search')
  for (let walk = 0; walk < WALKS; walk++) {
    const board = startBoard(demand, cells, forms)
    fill(board, rng)
    const table = walkFrom(board, rng)
    if (table) return ok(table)
  }
  return refuse({ code: 'no-table-found', steps: STEPS * WALKS })
}

/** Counts of a table in the making, with the sums they make. */
type Board = Readonly<{
  demand: Demand
  cells: readonly CellStock[]
  most: readonly number[]
  counts: number[]
  /** Leaf sums in hundredths of a point, line sums in the line's unit; places as in `demand`. */
  leafSums: number[]
  lineSums: number[]
  leafOf: readonly number[]
  byLine: readonly (readonly number[])[]
  forms: number
}>

const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, n) => sum + n, 0)
const at = (numbers: readonly number[], place: number) => numbers[place] ?? 0

function startBoard(demand: Demand, cells: readonly CellStock[], forms: number): Board {
  return {
    demand,
    cells,
    forms,
    most: cells.map(({ available }) => Math.floor(available / forms)),
    counts: cells.map(() => 0),
    leafSums: demand.leaves.map(() => 0),
    lineSums: demand.lines.map(() => 0),
    leafOf: cells.map(({ leaf }) => demand.leaves.findIndex(({ id }) => id === leaf)),
    byLine: demand.lines.map((_, line) => [...cells.keys()].filter((place) => cells[place]?.line === line)),
  }
}

function put(board: Board, place: number, by: 1 | -1) {
  const cell = board.cells[place]
  if (!cell) return
  const leaf = at(board.leafOf, place)
  board.counts[place] = at(board.counts, place) + by
  board.leafSums[leaf] = at(board.leafSums, leaf) + by * cell.points
  board.lineSums[cell.line] = at(board.lineSums, cell.line) + by * cell.units
}

/** Fills each line, large items first, always into the leaf that lacks most. */
function fill(board: Board, rng: Rng) {
  const { demand, cells } = board
  const lines = [...demand.lines.keys()].sort(
    (a, b) => (demand.lines[b]?.points ?? 0) - (demand.lines[a]?.points ?? 0),
  )
  const lack = (place: number) => {
    const leaf = at(board.leafOf, place)
    return (demand.leaves[leaf]?.points ?? 0) - at(board.leafSums, leaf)
  }
  for (const line of lines) {
    const wanted = demand.lines[line]?.count ?? 0
    for (;;) {
      const open = wanted - at(board.lineSums, line)
      const fitting = (board.byLine[line] ?? []).filter(
        (place) => at(board.counts, place) < at(board.most, place) && (cells[place]?.units ?? 0) <= open,
      )
      const [first, ...rest] = shuffled(fitting, rng)
      if (first === undefined) break
      put(
        board,
        rest.reduce((best, place) => (lack(place) > lack(best) ? place : best), first),
        1,
      )
    }
  }
}

/** Cost of the board in points: broken rules dear, leaf deviation cheap. 0 is a perfect table. */
function costOf({ demand, cells, counts, leafSums, lineSums }: Board): number {
  let cost = 0
  const sums = new Map<string, number>()
  for (const [place, leaf] of demand.leaves.entries()) {
    const sum = at(leafSums, place)
    const off = Math.abs(sum - leaf.points)
    sums.set(leaf.id, sum)
    cost += off / 100 + (5 * Math.max(leaf.low - sum, sum - leaf.high, 0)) / 100
  }
  for (const node of demand.nodes) {
    const sum = node.leaves.reduce((total, leaf) => total + (sums.get(leaf) ?? 0), 0)
    cost += (3 * Math.max(node.low - sum, sum - node.high, 0)) / 100
  }
  for (const [place, line] of demand.lines.entries())
    cost += (4 * Math.abs(at(lineSums, place) - line.count) * line.points) / 100
  for (const [place, { unit, min, max }] of demand.rows.entries()) {
    let sum = 0
    for (const [index, cell] of cells.entries())
      if (cell.rows.includes(place)) sum += at(counts, index) * (unit === 'items' ? 1 : cell.points)
    cost += (3 * Math.max(min - sum, sum - max, 0)) / (unit === 'items' ? 1 : 100)
  }
  return cost
}

/** One move: an item of a line goes from one cell to another, or is only added or only taken where the line is off. */
function randomMove(board: Board, rng: Rng): [number, 1 | -1][] {
  const line = rng.int(board.byLine.length)
  const places = board.byLine[line] ?? []
  if (places.length === 0) return []
  const from = places.filter((place) => at(board.counts, place) > 0)
  const to = places.filter((place) => at(board.counts, place) < at(board.most, place))
  const move: [number, 1 | -1][] = []
  const kind = rng.int(4)
  const taken = from[rng.int(from.length || 1)]
  const given = to[rng.int(to.length || 1)]
  if (taken !== undefined && kind !== 0) move.push([taken, -1])
  if (given !== undefined && given !== taken && kind !== 1) move.push([given, 1])
  return move
}

function walkFrom(board: Board, rng: Rng): CellTable | undefined {
  let cost = costOf(board)
  let best = tableOf(board)
  for (let step = 0; step < STEPS && best?.deviation !== 0; step++) {
    const moves = randomMove(board, rng)
    for (const [place, by] of moves) put(board, place, by)
    if (rng.int(3) === 0) {
      const second = randomMove(board, rng)
      for (const [place, by] of second) put(board, place, by)
      moves.push(...second)
    }
    const moved = costOf(board)
    if (moved > cost + (WARMTH * (STEPS - step)) / STEPS / 2) {
      for (const [place, by] of moves) put(board, place, by === 1 ? -1 : 1)
      continue
    }
    cost = moved
    const table = cost <= maxCostOfATable(board) ? tableOf(board) : undefined
    if (table && (!best || table.deviation < best.deviation)) best = table
  }
  return best
}

/** A board that costs more breaks a rule: every leaf at its tolerance is the worst a table can be. */
const maxCostOfATable = ({ demand }: Board) =>
  sumOf(demand.leaves.map(({ low, high, points }) => Math.max(high - points, points - low))) / 100

/** The board as a table, when it breaks no rule. */
function tableOf({ demand, cells, counts, forms }: Board): CellTable | undefined {
  const given: Record<CellKey, number> = {}
  for (const [place, { key }] of cells.entries()) if (at(counts, place) > 0) given[key] = at(counts, place)
  if (tableFaults({ demand, cells, counts: given, forms }).length > 0) return undefined
  return { counts: given, deviation: deviationOf(demand, cells, given) }
}
