import { type CellProgram, cellProgram, readTable } from '#app/domain/assembly/cell-program.ts'
import { type CellStock, cellsOf } from '#app/domain/assembly/cells.ts'
import { demandOf } from '#app/domain/assembly/demand.ts'
import { type Solved, shortagesIn } from '#app/domain/assembly/shortages.ts'
import { type BankEntry, type CellTable, type Shortage, tableName } from '#app/domain/assembly/types.ts'
import type { Blueprint } from '#app/domain/blueprint/schema.ts'
import { seededRng } from '#app/domain/shared/rng.ts'
import type { Solver } from './highs.server.ts'

/** What every question to the solver is about: a blueprint and a bank snapshot. */
export type Planned = Readonly<{ blueprint: Blueprint; bank: readonly BankEntry[] }>

/** Solves in vain, one after another, before a pool is taken to hold all it will. */
const PATIENCE = 8

/**
 * Up to `count` different cell tables, each with the least leaf deviation there is (to a point); fewer when the solver
 * keeps finding the same ones, none when the bank holds no form (see `shortagesOf`).
 * @param seed root seed, 32 hexadecimal digits; the stream is `table:pool`
 * @param forms how many forms are to share the bank without meeting: each table then takes at most ⌊A / forms⌋
 */
export async function tablePool(
  solver: Solver,
  { blueprint, bank }: Planned,
  { count = 24, seed, forms = 1 }: { count?: number; seed: string; forms?: number },
): Promise<CellTable[]> {
  const demand = demandOf(blueprint)
  const cells = cellsOf(demand, bank)
  const rng = seededRng(seed, 'table:pool')
  const pool = new Map<string, CellTable>()
  for (let vain = 0; pool.size < count && vain < PATIENCE; ) {
    const program = cellProgram(demand, cells, { forms, rng })
    const solution = await solver.solve(program)
    if (solution.status === 'infeasible') return []
    const table = readTable(program, solution.values)
    vain = pool.has(tableName(table)) ? vain + 1 : 0
    pool.set(tableName(table), table)
  }
  return [...pool.values()]
}

/** Why no form can be drawn: what the bank lacks at least, or that no bank at all would do. */
export type ShortageReport =
  | Readonly<{ feasible: true; shortages: readonly [] }>
  | Readonly<{
      feasible: false
      shortages: readonly Shortage[]
      /** The blueprint contradicts itself. */
      impossible: boolean
    }>

/**
 * The shortage report (assessment.md §4): the proven minimum of items the bank lacks, by leaf and kind, and what would
 * help. An item of k blanks counts k.
 * @param forms how many forms without a common item are asked for
 */
export async function shortagesOf(
  solver: Solver,
  { blueprint, bank }: Planned,
  { forms = 1 }: { forms?: number } = {},
): Promise<ShortageReport> {
  const demand = demandOf(blueprint)
  const cells = cellsOf(demand, bank)
  const plain = await solver.solve(cellProgram(demand, cells, { forms }))
  if (plain.status === 'optimal') return { feasible: true, shortages: [] }

  const stock = await solved(solver, cellProgram(demand, cells, { forms, relaxed: 'stock' }))
  if (!stock) return { feasible: false, shortages: [], impossible: true }
  const weights = await solved(solver, cellProgram(demand, cells, { forms, relaxed: 'weights' }))
  const mix = await solved(solver, cellProgram(demand, cells, { forms, relaxed: 'mix' }))
  return {
    feasible: false,
    shortages: shortagesIn({ stock, ...(weights && { weights }), ...(mix && { mix }) }),
    impossible: false,
  }
}

async function solved(solver: Solver, program: CellProgram): Promise<Solved | undefined> {
  const solution = await solver.solve(program)
  return solution.status === 'optimal' ? { program, values: solution.values } : undefined
}

/**
 * Capacity: how many forms without a common item the bank is sure to hold, the largest F for which the cell program
 * with ⌊A / F⌋ has a solution; 0 when it holds none. Publishing a blueprint needs 2.
 */
export async function capacityOf(solver: Solver, { blueprint, bank }: Planned): Promise<number> {
  const demand = demandOf(blueprint)
  const cells = cellsOf(demand, bank)
  const holds = async (forms: number) =>
    (await solver.solve(cellProgram(demand, cells, { forms }))).status === 'optimal'

  let [held, tooMany] = [0, 1 + mostForms(cells, demand.lines)]
  while (held + 1 < tooMany) {
    // Doubling before halving: most banks hold few forms, and small programs are the quick ones.
    const next = Math.min(held === 0 ? 1 : held * 2, Math.floor((held + tooMany) / 2))
    if (await holds(next)) held = next
    else tooMany = next
  }
  return held
}

/** No more forms than the scarcest line has items for. */
function mostForms(cells: readonly CellStock[], lines: readonly { count: number }[]): number {
  const perLine = lines.map(({ count }, place) => {
    const units = cells.reduce(
      (sum, cell) => (cell.line === place ? sum + cell.units * cell.available : sum),
      0,
    )
    return Math.floor(units / count)
  })
  return Math.min(
    cells.reduce((sum, { available }) => sum + available, 0),
    ...perLine,
  )
}
