import { bankFor } from '../../db/reads/blueprint-bank.server.ts'
import type { BankEntry } from '../../domain/assembly/types.ts'
import { type Blueprint, faultsOf } from '../../domain/blueprint/schema.ts'
import { FORMS_NEEDED, stockAgainst } from '../../domain/blueprint/stock.ts'
import { balancing, whatIf } from '../../domain/blueprint/what-if.ts'
import { ok } from '../../domain/shared/result.ts'
import { carriedBy } from '../../lib/solver/health.server.ts'
import type { Solver } from '../../lib/solver/highs.server.ts'
import type { World } from '../world.ts'

/**
 * What words like “再多两道案例分析题” would make of a blueprint, beside what it is: counts, points, stock and how many
 * forms without a common item the bank gives, which takes some seconds. Keeps nothing. Refuses what `whatIf` refuses.
 */
export async function weighWhatIf(
  { db }: Pick<World, 'db'>,
  solver: Solver,
  { blueprint, words }: { blueprint: Blueprint; words: string },
) {
  const asked = whatIf(blueprint, words)
  if (!asked.ok) return asked
  const { blueprint: next, changes } = asked.value
  const bank = await bankFor(db, blueprint)
  return ok({
    changes,
    next,
    needed: FORMS_NEEDED,
    now: await sideOf(solver, blueprint, bank),
    after: await sideOf(solver, next, bank),
    balancing: balancing(next),
  })
}

async function sideOf(solver: Solver, blueprint: Blueprint, bank: readonly BankEntry[]) {
  const { mix, mixPoints, mostItems } = stockAgainst({ blueprint, bank })
  const carried = faultsOf(blueprint).length === 0 ? await carriedBy(solver, { blueprint, bank }) : null
  return {
    lines: mix.map(({ kind, count, stock, needed, short }) => ({ kind, count, stock, needed, short })),
    points: mixPoints,
    items: mostItems,
    /** null: the blueprint is at odds with itself, so no form meets it. */
    capacity: carried?.capacity ?? null,
  }
}
