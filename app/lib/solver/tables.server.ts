import { type CellProgram, cellProgram, type Relaxed, readTable } from '#app/domain/assembly/cell-program.ts'
import { type CellStock, cellsOf } from '#app/domain/assembly/cells.ts'
import { ruleInWords } from '#app/domain/assembly/conflict.ts'
import { demandOf } from '#app/domain/assembly/demand.ts'
import { type Solved, shortagesIn } from '#app/domain/assembly/shortages.ts'
import { type BankEntry, type CellTable, type Shortage, tableName } from '#app/domain/assembly/types.ts'
import type { Blueprint } from '#app/domain/blueprint/schema.ts'
import { seededRng } from '#app/domain/shared/rng.ts'
import type { SolveOptions, Solver } from './highs.server.ts'

/** What every question to the solver is about: a blueprint and a bank snapshot. */
export type Planned = Readonly<{ blueprint: Blueprint; bank: readonly BankEntry[] }>

/** For programs that may have no solution: presolve proves that many times faster (measured: 10 ms against 250). */
const CAREFUL = { presolve: 'on' } as const
/** A change that might help is told when it is within a few percent of the least; what is missing is proven. */
const NEARLY = { presolve: 'on', mip_rel_gap: 0.05 } as const
/** Rows are many and their changes small: the least change of them takes four times as long to prove. */
const ROUGHLY = { presolve: 'on', mip_rel_gap: 0.3 } as const

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
    // The first may find that there is no form at all; after it the quicker way for random prices.
    const solution = await solver.solve(program, pool.size === 0 ? CAREFUL : {})
    if (solution.status === 'infeasible') return []
    const table = readTable(program, solution.values)
    vain = pool.has(tableName(table)) ? vain + 1 : 0
    pool.set(tableName(table), table)
  }
  return [...pool.values()]
}

/** Why no form can be drawn: what the bank lacks at least, or that no bank at all would do. */
export type ShortageReport =
  | Readonly<{ feasible: true; shortages: readonly []; conflict: readonly [] }>
  | Readonly<{
      feasible: false
      shortages: readonly Shortage[]
      /** The blueprint contradicts itself. */
      impossible: boolean
      /**
       * A smallest set of rules that cannot hold together, in words: on this bank where the blueprint has rows of its
       * own, on any bank where it contradicts itself; else empty.
       */
      conflict: readonly string[]
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
  const plain = cellProgram(demand, cellsOf(demand, bank), { forms })
  if ((await solver.solve(plain, CAREFUL)).status === 'optimal')
    return { feasible: true, shortages: [], conflict: [] }

  const cells = cellsOf(demand, bank, true)
  const relaxed = (what: Relaxed, options: SolveOptions = NEARLY) =>
    solved(solver, cellProgram(demand, cells, { forms, relaxed: what }), options)
  const stock = await relaxed('stock', CAREFUL)
  if (!stock) {
    const any = cellProgram(demand, cells, { forms, relaxed: 'stock' })
    return { feasible: false, shortages: [], impossible: true, conflict: await conflictIn(solver, any) }
  }
  const [weights, mix] = [await relaxed('weights'), await relaxed('mix')]
  const rows = demand.rows.length > 0 ? await relaxed('rows', ROUGHLY) : undefined
  return {
    feasible: false,
    shortages: shortagesIn({
      stock,
      others: { ...(weights && { weights }), ...(mix && { mix }), ...(rows && { rows }) },
    }),
    impossible: false,
    // where no change of a row helps, none of them is to blame
    conflict: rows ? await conflictIn(solver, plain) : [],
  }
}

/**
 * A minimal set of a program's rules that cannot hold together, by deletion (Chinneck and Dravnieks 1991): without any
 * one of them the others can. Rows of the blueprint are dropped last, so that they are named where they take part.
 * @param program one without a solution
 */
async function conflictIn(solver: Solver, program: CellProgram): Promise<string[]> {
  const isStock = (name: string) => name.startsWith('stock ')
  const names = [...new Set(program.rows.map(({ name }) => name))].filter((name) => !isStock(name))
  const isRow = (name: string) => name.startsWith('row ') || name.startsWith('together ')
  let core = new Set(names)
  const variables = program.variables.map((variable) => ({ ...variable, cost: 0 }))
  /** Drops these rules if the others still conflict, else halves of them: most rules take no part. */
  const drop = async (some: readonly string[]): Promise<void> => {
    const without = new Set([...core].filter((name) => !some.includes(name)))
    const rows = program.rows.filter((row) => isStock(row.name) || without.has(row.name))
    if ((await solver.solve({ variables, rows }, CAREFUL)).status === 'infeasible') {
      core = without
      return
    }
    if (some.length === 1) return
    const half = Math.ceil(some.length / 2)
    await drop(some.slice(0, half))
    await drop(some.slice(half))
  }
  for (const some of [names.filter((one) => !isRow(one)), names.filter(isRow)])
    if (some.length > 0) await drop(some)
  return [...core].map((name) => ruleInWords(program, name))
}

async function solved(
  solver: Solver,
  program: CellProgram,
  options: SolveOptions,
): Promise<Solved | undefined> {
  const solution = await solver.solve(program, options)
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
    (await solver.solve(cellProgram(demand, cells, { forms }), CAREFUL)).status === 'optimal'

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
