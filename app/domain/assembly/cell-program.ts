import type { Points } from '../shared/points.ts'
import type { Rng } from '../shared/rng.ts'
import type { CellStock } from './cells.ts'
import type { Demand } from './demand.ts'
import { deviationOf, tableFaults } from './table-check.ts'
import type { CellKey, CellTable } from './types.ts'

export type Variable = Readonly<{
  name: string
  integer: boolean
  lower: number
  /** `Infinity` where there is no bound. */
  upper: number
  cost: number
}>
/** `lower ≤ Σ coefficient · variable ≤ upper`; a term is [place in `variables`, coefficient]. */
export type Row = Readonly<{
  name: string
  terms: readonly (readonly [number, number])[]
  lower: number
  upper: number
}>
/** An integer program to be minimised, as data. The first `cells.length` variables are the items each cell gives. */
export type CellProgram = Readonly<{
  demand: Demand
  cells: readonly CellStock[]
  variables: readonly Variable[]
  rows: readonly Row[]
  /** How many forms are to share the bank. */
  forms: number
}>

/** What may give way, at a price far above any leaf deviation: the bank, the weights, the type mix, or the rows. */
export type Relaxed = 'stock' | 'weights' | 'mix' | 'rows'

export type ProgramOptions = Readonly<{
  /** How many forms share the bank without meeting: each may take ⌊A / forms⌋ of a cell. 1 unless given. */
  forms?: number
  relaxed?: Relaxed
  /** Random costs, together below half a point of deviation: of the best tables, one at random. */
  rng?: Rng
  /** Cost of one item of each cell, in points of deviation; with `rng` both count. */
  costs?: readonly number[]
  /** Greatest sum of leaf deviations, hundredths of a point. */
  mostDeviation?: Points
}>

/** Price of a missing item, a point of weight moved or an item of the mix changed; a point of leaf deviation costs 1. */
const RELAXED_COST = 1_000
/** Price of one hundredth of a point of leaf deviation. */
const DEVIATION_COST = 0.01
/** A missing item that has to meet a row is reported only where a plain one would not do. */
const TAGGED_COST = 1

/**
 * The cell program of assessment.md §4, basis points: first-depth nodes exact, leaves within the tolerance at a cost
 * of 1 a point, the type mix exact (fill-ins in blanks), no cell above what it holds.
 *
 * `relaxed: 'stock'` lets all forms together take more of a cell than it holds (`missing:<cell>`, items); `'weights'`
 * moves leaf quotas (`more:<leaf>`, `less:<leaf>`, hundredths of a point); `'mix'` changes line counts
 * (`more:<line>`, `less:<line>`); `'rows'` moves the bounds of the blueprint's rows (`more:row:<id>`, `less:row:<id>`).
 */
export function cellProgram(
  demand: Demand,
  cells: readonly CellStock[],
  options: ProgramOptions = {},
): CellProgram {
  const { forms = 1, relaxed, rng, costs, mostDeviation } = options
  const variables: Variable[] = []
  const rows: Row[] = []
  const add = (variable: Variable) => variables.push(variable) - 1
  const fullMark = demand.nodes.reduce((sum, node) => sum + node.points, 0)

  for (const [place, cell] of cells.entries())
    add({
      name: `n:${cell.key}`,
      integer: true,
      lower: 0,
      upper:
        relaxed === 'stock'
          ? Math.floor((demand.lines[cell.line]?.count ?? 0) / cell.units)
          : Math.floor(cell.available / forms),
      cost: (rng ? (rng.int(100) / 200) * (cell.points / fullMark) : 0) + (costs?.[place] ?? 0),
    })
  const pointsIn = (leaves: readonly string[]) =>
    cells.flatMap((cell, index) => (leaves.includes(cell.leaf) ? [[index, cell.points] as const] : []))

  if (relaxed === 'stock')
    for (const [index, cell] of cells.entries()) {
      const missing = add({
        name: `missing:${cell.key}`,
        integer: true,
        lower: 0,
        upper: Number.POSITIVE_INFINITY,
        cost: RELAXED_COST * cell.units + (cell.tag === '' ? 0 : TAGGED_COST),
      })
      rows.push({
        name: `stock ${cell.key}`,
        terms: [
          [index, forms],
          [missing, -1],
        ],
        lower: Number.NEGATIVE_INFINITY,
        upper: cell.available,
      })
    }

  /** Terms that let a sum be more or less than asked, at `cost` a unit: the row reads `Σ − more + less = asked`. */
  const slack = (name: string, more: string, less: string, upper: number, cost: number, integer = false) =>
    [
      [add({ name: `${more}:${name}`, integer, lower: 0, upper, cost }), -1],
      [add({ name: `${less}:${name}`, integer, lower: 0, upper, cost }), 1],
    ] as const

  const moved = new Map(
    relaxed === 'weights'
      ? demand.leaves.map(({ id }) => [
          id,
          slack(id, 'more', 'less', Number.POSITIVE_INFINITY, RELAXED_COST * DEVIATION_COST),
        ])
      : [],
  )
  for (const { id, low, high, leaves } of demand.nodes) {
    const terms = [...pointsIn(leaves), ...leaves.flatMap((leaf) => moved.get(leaf) ?? [])]
    rows.push({ name: `node ${id}`, terms, lower: low, upper: high })
  }
  const deviations: [number, number][] = []
  for (const { id, points, low, high } of demand.leaves) {
    const off = [
      [add({ name: `over:${id}`, integer: false, lower: 0, upper: high - points, cost: DEVIATION_COST }), -1],
      [add({ name: `under:${id}`, integer: false, lower: 0, upper: points - low, cost: DEVIATION_COST }), 1],
    ] as const
    deviations.push([off[0][0], 1], [off[1][0], 1])
    const terms = [...pointsIn([id]), ...(moved.get(id) ?? []), ...off]
    rows.push({ name: `leaf ${id}`, terms, lower: points, upper: points })
  }
  if (mostDeviation !== undefined && Number.isFinite(mostDeviation))
    rows.push({ name: 'deviation', terms: deviations, lower: 0, upper: mostDeviation })
  for (const [place, line] of demand.lines.entries()) {
    const taken = cells.flatMap((cell, index) => (cell.line === place ? [[index, cell.units] as const] : []))
    const change =
      relaxed === 'mix'
        ? slack(lineLabel(place), 'more', 'less', Number.POSITIVE_INFINITY, RELAXED_COST, true)
        : []
    rows.push({
      name: `mix ${line.kind} ${line.points}`,
      terms: [...taken, ...change],
      lower: line.count,
      upper: line.count,
    })
  }
  for (const [place, { id, unit, min, max }] of demand.rows.entries()) {
    const met = cells.flatMap((cell, index) =>
      cell.rows.includes(place) ? [[index, unit === 'items' ? 1 : cell.points] as const] : [],
    )
    const price = RELAXED_COST * (unit === 'items' ? 1 : DEVIATION_COST)
    const change =
      relaxed === 'rows' ? slack(`row:${id}`, 'more', 'less', Number.POSITIVE_INFINITY, price) : []
    rows.push({ name: `row ${id}`, terms: [...met, ...change], lower: min, upper: max })
  }
  for (const [place, { id, items }] of demand.together.entries()) {
    // As many of the set as there are, or none: one switch and one row a cell that holds some of it.
    const parts = cells.flatMap((cell, index) =>
      cell.together.includes(place) ? [[index, cell] as const] : [],
    )
    const isWhole = parts.reduce((sum, [, { held }]) => sum + held, 0) === items.size
    const whole = add({ name: `whole:${id}`, integer: true, lower: 0, upper: isWhole ? 1 : 0, cost: 0 })
    for (const [index, { held }] of parts)
      rows.push({
        name: `together ${id}`,
        terms: [
          [index, 1],
          [whole, -held],
        ],
        lower: 0,
        upper: 0,
      })
  }
  return { demand, cells, variables, rows, forms }
}

/** The name a mix line has inside a program. */
export const lineLabel = (place: number): string => `line-${place}`

/** What a solution gives a variable, whole where the variable is; 0 when the program has none of that name. */
export function valueIn(program: CellProgram, values: readonly number[], name: string): number {
  const index = program.variables.findIndex((variable) => variable.name === name)
  const value = values[index] ?? 0
  return program.variables[index]?.integer ? Math.round(value) : value
}

/**
 * A solution of an unrelaxed program as a table. The table is counted again; one that breaks a rule is a fault of the
 * solver and throws.
 */
export function readTable(program: CellProgram, values: readonly number[]): CellTable {
  const counts = countsIn(program, values)
  const faults = tableFaults({ ...program, counts })
  if (faults.length > 0) throw new Error(`the solver's table breaks its program: ${faults.join('; ')}`)
  return { counts, deviation: deviationOf(program.demand, program.cells, counts) }
}

/** The items each cell gives in a solution, relaxed or not; cells that give none are left out. */
export function countsIn(program: CellProgram, values: readonly number[]): Record<CellKey, number> {
  const counts: Record<CellKey, number> = {}
  for (const [index, { key }] of program.cells.entries()) {
    const count = Math.round(values[index] ?? 0)
    if (count > 0) counts[key] = count
  }
  return counts
}
