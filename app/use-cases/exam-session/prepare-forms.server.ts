import { getBlueprintVersion } from '../../db/reads/content.server.ts'
import { type ExamSession, findPool } from '../../db/reads/exams.server.ts'
import { parallelForms as drawParallel } from '../../domain/assembly/assemble.ts'
import { optionOrders } from '../../domain/assembly/options.ts'
import { ok, refuse } from '../../domain/shared/result.ts'
import { bodiesOf, givenItems, slotsOfForm } from '../exam/form-of.server.ts'
import { preparedOnce } from '../exam/prepared-bank.server.ts'
import type { World } from '../world.ts'

/**
 * Draws the parallel forms of a sitting, each verified, any two sharing as few items as the bank allows, and at most the
 * share that two sittings of one person may share. Refuses `no-tables`, and `forms-not-drawn` with the number wanted.
 * @returns none where everybody draws a form of his own
 */
export async function prepareForms({ db }: Pick<World, 'db'>, session: ExamSession, seed: string) {
  const { level, kind, parallelForms } = session
  const pool = await findPool(db, level)
  if (!pool) return refuse({ code: 'no-tables', level } as const)
  if (parallelForms === null) return ok([])
  const blueprint = await getBlueprintVersion(db, level, pool.blueprintVersion)
  const drawn = drawParallel({
    ...preparedOnce(pool, blueprint, kind),
    seed,
    forms: parallelForms,
    mostShared: Math.floor(itemsOf(pool.tables) * blueprint.rules.maxOverlap.value),
  })
  if (!drawn.ok)
    return refuse({ code: 'forms-not-drawn', wanted: parallelForms, reason: drawn.refusal.code } as const)
  const prepared = []
  for (const [i, { seed: rootSeed, items, tableIndex, verification }] of drawn.value.forms.entries()) {
    const given = await givenItems(db, items)
    const orders = optionOrders(rootSeed, bodiesOf(given))
    prepared.push({
      number: i + 1,
      rootSeed,
      poolId: pool.id,
      tableIndex,
      items: [...items],
      optionOrders: orders,
      verification,
      formHash: slotsOfForm(given, orders).formHash,
    })
  }
  return ok(prepared)
}

/** Items of a form: the fewest any table gives. */
const itemsOf = (tables: readonly { counts: Readonly<Record<string, number>> }[]): number =>
  Math.min(...tables.map(({ counts }) => Object.values(counts).reduce((sum, n) => sum + n, 0)))
