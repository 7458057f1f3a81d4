import { assembleForms } from '#app/domain/assembly/assemble.ts'
import { chanceAt } from '#app/domain/assembly/chance.ts'
import { type PreparedBank, prepareBank } from '#app/domain/assembly/prepare.ts'
import type { BankEntry } from '#app/domain/assembly/types.ts'
import type { Blueprint } from '#app/domain/blueprint/schema.ts'
import { widenSeed } from '#app/domain/shared/rng.ts'
import type { Solver } from '#app/lib/solver/highs.server.ts'
import { type Pool, planPool } from '#app/lib/solver/pool.server.ts'
import { t100Bank, t100Blueprint } from './t100.ts'

/** The first seed whose bank of 500 holds a form at all; every size uses it. */
export const BANK_SEED = 2
const CUT_AND_BESIDE = [-1, 0, 1]
const DRAWS_FOR_TARGET = 300

/** A synthetic bank with its pool and the targets its own draws set. */
export type Problem = Readonly<{
  bank: readonly BankEntry[]
  plain: PreparedBank
  blueprint: Blueprint
  prepared: PreparedBank
  pool: Pool
  /** How long making the pool took. */
  ms: number
}>

export async function aProblem(solver: Solver, bank: readonly BankEntry[]): Promise<Problem> {
  const start = performance.now()
  const pool = await planPool(solver, { blueprint: t100Blueprint(), bank }, { seed: widenSeed(1) })
  const ms = performance.now() - start
  const plain = prepareBank(t100Blueprint(), bank)
  const blueprint = t100Blueprint(targetsFrom(plain, pool))
  return { bank, plain, blueprint, prepared: prepareBank(blueprint, bank), pool, ms }
}

export const aSyntheticProblem = (solver: Solver, size: number) => aProblem(solver, t100Bank(size, BANK_SEED))

/** The mean expected score of forms drawn without a difficulty rule, at the cut and beside it. */
function targetsFrom(plain: PreparedBank, { tables, weights }: Pool): NonNullable<Blueprint['scoreTargets']> {
  const sums = CUT_AND_BESIDE.map(() => 0)
  let drawn = 0
  for (let n = 0; n < DRAWS_FOR_TARGET; n++) {
    const form = assembleForms({ bank: plain, tables, weights, seed: widenSeed(1_000_000 + n) })
    if (!form.ok) continue
    drawn++
    for (const [t, theta] of CUT_AND_BESIDE.entries())
      sums[t] = (sums[t] ?? 0) + expectedOf(form.value[0]?.items ?? [], theta)
  }
  return CUT_AND_BESIDE.map((theta, t) => ({
    theta,
    points: Math.round((sums[t] ?? 0) / Math.max(drawn, 1)),
  }))
}

/** Hundredths of a point. */
export const expectedOf = (items: readonly BankEntry[], theta: number): number =>
  items.reduce((sum, item) => sum + item.points * chanceAt(item, theta), 0)

/** Items a form has of each leaf. */
export const leafCounts = ({ rows }: Blueprint): Map<string, number> =>
  new Map(
    rows.filter(({ unit }) => unit === 'items').map(({ where, max }) => [where.leaf?.[0] ?? '', max ?? 0]),
  )
