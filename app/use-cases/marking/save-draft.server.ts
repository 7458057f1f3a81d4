import * as z from 'zod'
import { findMarkingTask } from '../../db/reads/marking.server.ts'
import { saveMarkingDraft } from '../../db/writes/marking.server.ts'
import { CriterionMark, draftFault } from '../../domain/marking/rubric-marks.ts'
import { ok, refuse } from '../../domain/shared/result.ts'
import type { World } from '../world.ts'
import { answerToRead } from './read-task.server.ts'

/** What a marker notes of an answer: marks of criteria, and a word on the whole. */
export const Noting = z.strictObject({ given: z.array(CriterionMark).max(8), comment: z.string().max(2_000) })
export type Noted = Readonly<
  { markerId: string; taskId: string; given: readonly CriterionMark[] } & Pick<
    z.infer<typeof Noting>,
    'comment'
  >
>

/**
 * Keeps what a marker has noted so far, and his claim with it. Nothing of it counts until he gives it.
 * Refuses `not-your-reading` and `bad-marks`.
 */
export async function saveDraft({ db, now }: World, { markerId, taskId, given, comment }: Noted) {
  const at = now()
  return db.tx(async () => {
    const task = await findMarkingTask(db, taskId)
    if (task?.markerId !== markerId || task.status !== 'claimed')
      return refuse({ code: 'not-your-reading' } as const)
    const fault = draftFault((await answerToRead(db, task)).asked.rubric, given)
    if (fault) return refuse(fault)
    const draft = { given: [...given], comment: comment.trim() || null }
    return (await saveMarkingDraft(db, { id: taskId, markerId, at }, draft))
      ? ok(undefined)
      : refuse({ code: 'not-your-reading' } as const)
  })
}
