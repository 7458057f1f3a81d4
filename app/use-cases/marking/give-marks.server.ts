import { findMarkingTask } from '../../db/reads/marking.server.ts'
import { recordEvent } from '../../db/writes/audit.server.ts'
import { finishMarkingTask } from '../../db/writes/marking.server.ts'
import { FIRST_ROUND } from '../../domain/marking/readings.ts'
import { readingPoints } from '../../domain/marking/rubric-marks.ts'
import { ok, refuse } from '../../domain/shared/result.ts'
import { settleLateReadings } from '../exam/count-late-answers.server.ts'
import { awardIfDue, settleReadings } from '../exam/mark-attempt.server.ts'
import type { World } from '../world.ts'
import { answerToRead } from './read-task.server.ts'
import type { Noted } from './save-draft.server.ts'

/**
 * Ends a reading with its marks, once. With it goes what follows: a third reader is called, or, after the last reading,
 * the attempt's score is written and released by its rule; of late answers let in by decision, a score beside the old.
 * The same marks given again, as after a lost reply, change nothing. Refuses `not-your-reading` and `bad-marks`.
 */
export async function giveMarks(world: World, { markerId, taskId, given, comment }: Noted) {
  const { db, now, newId } = world
  const [at, eventId, nextEventId, taskIds] = [now(), newId(), newId(), newId()]
  const result = await db.tx(async () => {
    const task = await findMarkingTask(db, taskId)
    if (task?.markerId !== markerId) return refuse({ code: 'not-your-reading' } as const)
    const points = readingPoints((await answerToRead(db, task)).asked.rubric, given)
    if (!points.ok) return points
    if (task.status === 'done')
      return task.points === points.value
        ? ok({ attemptId: task.attemptId, settled: { kind: 'waiting' } as const })
        : refuse({ code: 'not-your-reading' } as const)
    const done = { given: [...given], points: points.value, comment: comment.trim() || null }
    if (!(await finishMarkingTask(db, { id: taskId, markerId, at }, done)))
      return refuse({ code: 'not-your-reading' } as const)
    await recordEvent(db, {
      id: eventId,
      at,
      actorId: markerId,
      kind: 'reading-done',
      subject: taskId,
      facts: { points: points.value, given: done.given },
    })
    const settle = task.round === FIRST_ROUND ? settleReadings : settleLateReadings
    const settled = await settle(world, task.attemptId, { at, eventId: nextEventId, taskIds })
    return ok({ attemptId: task.attemptId, settled })
  })
  if (!result.ok) return result
  const { attemptId, settled } = result.value
  if (settled.kind === 'marked') await awardIfDue(world, attemptId, settled.score)
  return ok({ settled: settled.kind })
}
