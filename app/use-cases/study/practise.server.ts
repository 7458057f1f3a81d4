import { allBankItems, itemVersionsOf, versionName } from '../../db/reads/bank.server.ts'
import { findModule } from '../../db/reads/content.server.ts'
import { findPracticeRun, practiceAnswersOf, practisedItems } from '../../db/reads/study.server.ts'
import { finishPracticeRun, insertPracticeAnswer, insertPracticeRun } from '../../db/writes/study.server.ts'
import { optionOrders } from '../../domain/assembly/options.ts'
import type { Response } from '../../domain/item/schema.ts'
import { markItem } from '../../domain/marking/mark-item.ts'
import { readByMachine } from '../../domain/marking/part-marks.ts'
import { choosePractice } from '../../domain/mastery/practice.ts'
import { ok, refuse } from '../../domain/shared/result.ts'
import { seededRng } from '../../domain/shared/rng.ts'
import type { World } from '../world.ts'

/** Opens a practice round from a module's ready items that are not reserved. Refuses `no-such-module`, `no-items`. */
export async function startPractice(
  { db, now, newId, newSeed }: World,
  { personId, moduleId }: { personId: string; moduleId: string },
) {
  const [id, seed, at] = [newId(), newSeed(), now()]
  return db.tx(async () => {
    if (!(await findModule(db, moduleId))) return refuse({ code: 'no-such-module' } as const)
    const bank = (await allBankItems(db)).filter(
      (item) => item.moduleId === moduleId && item.status === 'ready' && !item.reserved,
    )
    const chosen = choosePractice(
      bank,
      await practisedItems(db, personId, moduleId),
      seededRng(seed, 'practice'),
    )
    if (chosen.length === 0) return refuse({ code: 'no-items' } as const)
    const orders = optionOrders(seed, chosen)
    const slots = chosen.map((item) => ({
      itemId: item.id,
      itemVersion: item.version,
      optionOrder: orders[item.id] ?? [],
    }))
    await insertPracticeRun(db, { id, personId, moduleId, seed, slots, startedAt: at, finishedAt: null })
    return ok({ runId: id })
  })
}

/**
 * Marks one practice answer and keeps it: the first answer to a question stands. Nobody reads what is written in
 * practice: it neither earns nor costs, and its rubric is shown instead.
 * Refuses `no-such-run`, `no-such-slot`, `wrong-kind`, `answered-already`.
 */
export async function answerPractice(
  { db, now }: World,
  { runId, personId, slot, value }: { runId: string; personId: string; slot: number; value: Response },
) {
  const at = now()
  return db.tx(async () => {
    const run = await findPracticeRun(db, runId, personId)
    if (!run) return refuse({ code: 'no-such-run' } as const)
    const given = run.slots[slot - 1]
    const version =
      given && (await itemVersionsOf(db, [given])).get(versionName(given.itemId, given.itemVersion))
    if (!version) return refuse({ code: 'no-such-slot' } as const)
    if (version.body.kind !== value.kind) return refuse({ code: 'wrong-kind' } as const)
    const parts = version.body.kind === 'caseStudy' ? version.body.parts : []
    const { state, points, outOf } = readByMachine(markItem(version.body, value), parts)
    const { knowledgePoint } = version.facts
    const row = {
      runId,
      slot,
      itemId: version.itemId,
      knowledgePoint,
      value,
      state,
      points,
      outOf,
      answeredAt: at,
    }
    if (!(await insertPracticeAnswer(db, row))) return refuse({ code: 'answered-already' } as const)
    if ((await practiceAnswersOf(db, runId)).length === run.slots.length)
      await finishPracticeRun(db, runId, at)
    return ok({ state, points, outOf })
  })
}
