import { itemVersionsOf, versionName } from '../../db/reads/bank.server.ts'
import { answersOf, findAttempt, slotsOf } from '../../db/reads/exams.server.ts'
import { recordEvent } from '../../db/writes/audit.server.ts'
import { insertScore, setAttemptStatus } from '../../db/writes/exams.server.ts'
import { transition } from '../../domain/attempt/state.ts'
import { passes } from '../../domain/certification/award.ts'
import { markItem } from '../../domain/marking/mark-item.ts'
import { ok, refuse } from '../../domain/shared/result.ts'
import { awardTheory } from '../certificate/award-theory.server.ts'
import type { World } from '../world.ts'

/**
 * Marks a closed attempt from its own snapshot: the item versions and answers it has, nothing else. Writes score
 * version 1 with the rule behind every mark; where the rules release at once, releases and awards the theory part.
 * Refuses `no-such-attempt` and `not-handed-in`, so a second call changes nothing.
 */
export async function markAttempt(world: World, attemptId: string) {
  const { db, now, newId } = world
  const [at, eventId] = [now(), newId()]
  const marked = await db.tx(async () => {
    const attempt = await findAttempt(db, attemptId)
    if (!attempt) return refuse({ code: 'no-such-attempt' } as const)
    const next = transition(attempt, 'mark', at)
    if (!next.ok) return next
    const slots = await slotsOf(db, attemptId)
    const versions = await itemVersionsOf(db, slots)
    const answers = new Map((await answersOf(db, attemptId)).map(({ slot, value }) => [slot, value]))
    const marks = slots.map(({ slot, itemId, itemVersion }) => {
      const version = versions.get(versionName(itemId, itemVersion))
      if (!version) throw new Error(`item ${itemId} has no version ${itemVersion}`)
      return { attemptId, n: 1, slot, ...markItem(version.body, answers.get(slot) ?? null) }
    })
    const points = marks.reduce((sum, mark) => sum + mark.points, 0)
    const passed = passes(points, attempt.cutScore)
    const score = {
      attemptId,
      n: 1,
      points,
      outOf: attempt.fullMark,
      passed,
      reason: 'first-marking',
      createdAt: at,
    }
    await insertScore(
      db,
      score,
      marks.map((mark) => ({ ...mark, trace: [...mark.trace] })),
    )
    const atOnce = attempt.release === 'onMarking'
    await setAttemptStatus(db, attemptId, {
      from: attempt.status,
      to: atOnce ? 'released' : 'marked',
      releasedAt: atOnce ? at : null,
    })
    await recordEvent(db, {
      id: eventId,
      at,
      actorId: null,
      kind: 'attempt-marked',
      subject: attemptId,
      facts: { points, passed, released: atOnce },
    })
    return ok({ points, passed, released: atOnce })
  })
  if (marked.ok && marked.value.passed && marked.value.released) await awardTheory(world, attemptId)
  return marked
}
