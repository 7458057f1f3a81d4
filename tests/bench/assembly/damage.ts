import { cellProgram } from '#app/domain/assembly/cell-program.ts'
import { cellsOf } from '#app/domain/assembly/cells.ts'
import { demandOf } from '#app/domain/assembly/demand.ts'
import type { BankEntry, Shortage } from '#app/domain/assembly/types.ts'
import { type Rng, seededRng, widenSeed } from '#app/domain/shared/rng.ts'
import type { Solver } from '#app/lib/solver/highs.server.ts'
import { shortagesOf } from '#app/lib/solver/tables.server.ts'
import { atLeast, atMost, type Bar, quantile, timed } from '../bar.ts'
import { greedy } from './naive.ts'
import { BANK_SEED, leafCounts } from './problem.ts'
import { t100Bank, t100Blueprint } from './t100.ts'

const BANKS = 50
const blueprint = t100Blueprint()
const demand = demandOf(blueprint)

const isFeasible = async (solver: Solver, bank: readonly BankEntry[]) =>
  (await solver.solve(cellProgram(demand, cellsOf(demand, bank)), { presolve: 'on' })).status === 'optimal'

/** A bank from which random leaf × type cells were taken until no form was left. */
async function damaged(solver: Solver, whole: readonly BankEntry[], rng: Rng): Promise<BankEntry[]> {
  let bank = [...whole]
  while (await isFeasible(solver, bank)) {
    for (let n = 0; n < 3; n++) {
      const one = bank[rng.int(bank.length)]
      bank = bank.filter(({ leaf, kind }) => leaf !== one?.leaf || kind !== one.kind)
    }
  }
  return bank
}

const missingIn = (shortages: readonly Shortage[]) =>
  shortages.reduce((sum, { need, have }) => sum + need - have, 0)

/** The bank with the items the report asks for. */
const mended = (bank: readonly BankEntry[], shortages: readonly Shortage[]): BankEntry[] => [
  ...bank,
  ...shortages.flatMap(({ leaf, type, need, have }, s) =>
    Array.from({ length: need - have }, (_, n): BankEntry => {
      const points = blueprint.mix.find(({ kind }) => kind === type)?.points ?? 0
      return {
        id: `new-${s}-${n}`,
        version: 1,
        kind: type,
        points,
        blanks: 1,
        knowledgePoint: leaf,
        leaf,
        difficulty: 'medium',
        enemyGroups: [],
        reserved: false,
        status: 'ready',
        levels: ['l4'],
      }
    }),
  ),
]

/** Whether the bank could do with fewer new items: a program of its own, without prices. */
async function couldDoWith(solver: Solver, bank: readonly BankEntry[], missing: number): Promise<boolean> {
  const program = cellProgram(demand, cellsOf(demand, bank), { relaxed: 'stock' })
  const terms = program.variables.flatMap(({ name }, place) =>
    name.startsWith('missing:') ? [[place, 1] as const] : [],
  )
  const solution = await solver.solve(
    {
      variables: program.variables.map((variable) => ({ ...variable, cost: 0 })),
      rows: [...program.rows, { name: 'fewer', terms, lower: 0, upper: missing }],
    },
    { presolve: 'on' },
  )
  return solution.status === 'optimal'
}

/** B7: what a damaged bank lacks is named by leaf and type, is enough, and cannot be less. */
export async function damageBars(solver: Solver): Promise<Bar[]> {
  const whole = t100Bank(2_000, BANK_SEED)
  const times: number[] = []
  let [proven, named, silent] = [0, 0, 0]
  for (let n = 0; n < BANKS; n++) {
    const rng = seededRng(widenSeed(700 + n), 'practice')
    const bank = await damaged(solver, whole, rng)
    const { value: report, ms } = await timed(() => shortagesOf(solver, { blueprint, bank }))
    times.push(ms)
    const missing = missingIn(report.shortages)
    if (missing > 0 && report.shortages.every(({ leaf, type }) => leaf && type)) named++
    const isEnough = await isFeasible(solver, mended(bank, report.shortages))
    const isLeast = !(await couldDoWith(solver, bank, missing - 1))
    if (isEnough && isLeast) proven++
    // a greedy draw hands out a paper all the same
    if (greedy(blueprint, bank, leafCounts(blueprint), rng).length > 0) silent++
  }
  return [
    atLeast('B7', `${BANKS} damaged banks: deficit is the proven minimum`, proven, BANKS, 'banks', 0),
    atLeast(
      'B7.named',
      'deficit named by leaf and type; naive: banks refused by a greedy draw',
      named,
      BANKS,
      'banks',
      BANKS - silent,
    ),
    atMost('B7.time', 'time of a report, the slowest', quantile(times, 1), 2_000, 'ms'),
  ]
}
