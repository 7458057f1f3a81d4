import { type CellProgram, cellProgram, readTable } from '#app/domain/assembly/cell-program.ts'
import { chanceAt } from '#app/domain/assembly/chance.ts'
import { drawForm } from '#app/domain/assembly/draw.ts'
import type { PreparedBank } from '#app/domain/assembly/prepare.ts'
import type { BankEntry } from '#app/domain/assembly/types.ts'
import { widenSeed } from '#app/domain/shared/rng.ts'
import type { Program, Solver } from '#app/lib/solver/highs.server.ts'
import { atMost, type Bar } from '../bar.ts'
import { aSyntheticProblem, type Problem } from './problem.ts'

/** What one earlier use of an item weighs against a point of leaf deviation. */
const USE_COST = 0.05
/** Items offered beyond what a cell gives: its least used. */
const SPARES = 8
const usesOf = (entry: BankEntry) => entry.uses ?? 0

type Extra = Program['variables'][number]

/** Rows of the difficulty targets and of enemies over single items; `first` is the place of the first item. */
function itemRows(bank: PreparedBank, items: readonly number[], first: number): Program['rows'][number][] {
  const entries = items.map((place) => bank.entries[place])
  const groups = new Map<number, number[]>()
  for (const [n, place] of items.entries())
    for (const group of bank.groupsOf[place] ?? [])
      groups.set(group, [...(groups.get(group) ?? []), first + n])
  return [
    ...(bank.blueprint.scoreTargets ?? []).map(({ theta, points }, t) => ({
      name: `target ${t}`,
      terms: entries.map(
        (entry, n) => [first + n, entry ? entry.points * chanceAt(entry, theta) : 0] as const,
      ),
      lower: points - 25,
      upper: points + 25,
    })),
    ...[...groups.values()]
      .filter((held) => held.length > 1)
      .map((held, g) => ({
        name: `enemies ${g}`,
        terms: held.map((n) => [n, 1] as const),
        lower: 0,
        upper: 1,
      })),
  ]
}

/** The cell program with a 0/1 variable for each of these items, priced by use, that make up the cells' counts. */
function withItems(bank: PreparedBank, program: CellProgram, items: readonly number[]): Program {
  const first = program.variables.length
  const variables: Extra[] = items.map((place) => ({
    name: `item ${place}`,
    integer: true,
    lower: 0,
    upper: 1,
    cost: USE_COST * usesOf(bank.entries[place] as BankEntry), // places come from the bank itself
  }))
  const cells = bank.cells.map((_, cell) => ({
    name: `cell ${cell}`,
    terms: [
      [cell, -1] as const,
      ...items.flatMap((place, n) => (bank.cellOf[place] === cell ? [[first + n, 1] as const] : [])),
    ],
    lower: 0,
    upper: 0,
  }))
  return {
    variables: [...program.variables, ...variables],
    rows: [...program.rows, ...cells, ...itemRows(bank, items, first)],
  }
}

/** The cell program in which the k-th item of a cell costs what its k-th least used item does. */
function withSegments(bank: PreparedBank, program: CellProgram): Program {
  const variables: Extra[] = []
  const rows = bank.cells.map((_, cell) => {
    const uses = (bank.members[cell] ?? []).map((place) => usesOf(bank.entries[place] as BankEntry)) // as above
    const terms: [number, number][] = [[cell, -1]]
    for (const use of uses.sort((a, b) => a - b)) {
      terms.push([program.variables.length + variables.length, 1])
      variables.push({ name: `step ${cell}`, integer: false, lower: 0, upper: 1, cost: USE_COST * use })
    }
    return { name: `steps ${cell}`, terms, lower: 0, upper: 0 }
  })
  return { variables: [...program.variables, ...variables], rows: [...program.rows, ...rows] }
}

const LIMITS = { presolve: 'on', time_limit: 60, mip_rel_gap: 1e-3 } as const

/** Leaf deviation and use of our split way (cells, then items of the table's cells) and of one program over all items. */
async function compare(solver: Solver, { prepared }: Problem) {
  const program = cellProgram(prepared.demand, prepared.cells)
  const cells = await solver.solve(withSegments(prepared, program), LIMITS)
  if (cells.status !== 'optimal') throw new Error('the synthetic bank holds a form')
  const table = readTable(program, cells.values)
  const fixed: CellProgram = {
    ...program,
    variables: program.variables.map((variable, place) => {
      const key = program.cells[place]?.key
      const count = key === undefined ? undefined : (table.counts[key] ?? 0)
      return count === undefined ? variable : { ...variable, lower: count, upper: count }
    }),
  }
  const offered = prepared.cells.flatMap(({ key }, cell) =>
    [...(prepared.members[cell] ?? [])]
      .sort((a, b) => usesOf(prepared.entries[a] as BankEntry) - usesOf(prepared.entries[b] as BankEntry))
      .slice(0, table.counts[key] ? (table.counts[key] ?? 0) + SPARES : 0),
  )
  const split = await solver.solve(withItems(prepared, fixed, offered), LIMITS)
  const whole = await solver.solve(withItems(prepared, program, [...prepared.entries.keys()]), LIMITS)
  if (split.status !== 'optimal' || whole.status !== 'optimal') throw new Error('no form at item level')
  const drawn = drawForm({ bank: prepared, table, seed: widenSeed(8) })
  const uses = drawn.ok ? drawn.value.items.reduce((sum, item) => sum + usesOf(item), 0) : 0
  return {
    loss: 100 * (split.objective / whole.objective - 1),
    random: 100 * ((table.deviation / 100 + USE_COST * uses) / whole.objective - 1),
  }
}

/** B8: how much worse the split way is than the proven optimum over single items. */
export async function optimumBars(solver: Solver): Promise<Bar[]> {
  const bars: Bar[] = []
  for (const size of [500, 2_000]) {
    const { loss, random } = await compare(solver, await aSyntheticProblem(solver, size))
    bars.push(
      atMost(
        `B8.${size}`,
        `${size} items: leaf deviation and use above the proven item-level optimum; naive: a random draw`,
        loss,
        3,
        '%',
        random,
      ),
    )
  }
  return bars
}
