import { cellProgram, valueIn } from '#app/domain/assembly/cell-program.ts'
import { cellsOf, poolsOf } from '#app/domain/assembly/cells.ts'
import { demandOf } from '#app/domain/assembly/demand.ts'
import { type BankHealth, contentHealth, EXPOSURE_GOAL, type ThinCell } from '#app/domain/assembly/health.ts'
import { FORMS_NEEDED } from '#app/domain/blueprint/stock.ts'
import type { Solver } from './highs.server.ts'
import type { Pool } from './pool.server.ts'
import { capacityOf, type Planned, shortagesOf } from './tables.server.ts'

/** How many forms without a common item a bank gives, proven, and what is missing where they are fewer than needed. */
export async function carriedBy(solver: Solver, planned: Planned) {
  const capacity = await capacityOf(solver, planned)
  if (capacity >= FORMS_NEEDED) return { capacity, shortages: [], conflict: [] }
  const forms = capacity === 0 ? 1 : FORMS_NEEDED
  const { shortages, conflict } = await shortagesOf(solver, planned, { forms })
  return { capacity, shortages, conflict }
}

/**
 * How well a bank carries a blueprint. Capacity, forced and never drawn items are proven by the solver; the exposure
 * bound is that of the pool.
 */
export async function healthOf(solver: Solver, planned: Planned, pool: Pool): Promise<BankHealth> {
  const { capacity, shortages, conflict } = await carriedBy(solver, planned)
  const pools = poolsOf(demandOf(planned.blueprint), planned.bank)
  const idsIn = (key: string) => (pools.get(key) ?? []).map(({ id }) => id)
  return {
    ...contentHealth(planned.blueprint, planned.bank),
    capacity,
    exposureBound: pool.exposureBound,
    thin: thinCells(planned, pool),
    forced: await forcedItems(solver, planned, pool),
    neverDrawn: pool.idle.flatMap(idsIn).sort(),
    shortages,
    conflict,
  }
}

function thinCells({ blueprint, bank }: Planned, { load, tables }: Pool): ThinCell[] {
  return cellsOf(demandOf(blueprint), bank)
    .flatMap(({ key, leaf, kind, points, held, available }): ThinCell[] => {
      const taken = Math.max(0, ...tables.map(({ counts }) => counts[key] ?? 0))
      const onAverage = load.get(key) ?? 0
      const exposure = available === 0 ? 0 : onAverage / available
      if (taken === 0 || exposure <= EXPOSURE_GOAL) return []
      // A hair less, so that twice 0.3 over 0.2 asks for three items and not for four.
      const write = Math.ceil(onAverage / EXPOSURE_GOAL - 1e-6) - available
      return [{ leaf, kind, points, held, taken, exposure, write: Math.max(write, 1) }]
    })
    .sort((a, b) => b.exposure - a.exposure)
}

/**
 * Items that are in every form: all of a cell from which no form can take fewer than it holds. Only cells that every
 * table of the pool empties are asked about.
 */
async function forcedItems(
  solver: Solver,
  { blueprint, bank }: Planned,
  { tables }: Pool,
): Promise<string[]> {
  if (tables.length === 0) return []
  const demand = demandOf(blueprint)
  const cells = cellsOf(demand, bank)
  const pools = poolsOf(demand, bank)
  const forced: string[] = []
  for (const [place, { key, held, available }] of cells.entries()) {
    if (held === 0 || available < held) continue
    if (tables.some(({ counts }) => (counts[key] ?? 0) < held)) continue
    const program = cellProgram(demand, cells, {
      costs: cells.map((_, other) => (other === place ? 1_000 : 0)),
    })
    const solution = await solver.solve(program, { presolve: 'on' })
    if (solution.status === 'optimal' && valueIn(program, solution.values, `n:${key}`) === held)
      forced.push(...(pools.get(key) ?? []).map(({ id }) => id))
  }
  return forced.sort()
}
