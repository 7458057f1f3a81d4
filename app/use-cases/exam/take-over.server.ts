import { recordEvent } from '../../db/writes/audit.server.ts'
import { raiseEpoch } from '../../db/writes/exams.server.ts'
import { ok, refuse } from '../../domain/shared/result.ts'
import type { World } from '../world.ts'

/**
 * Gives an open attempt to the device that asks; the device that had it is refused from then on.
 * Refuses `attempt-closed` when it is not open or not his.
 */
export async function takeOver({ db, now, newId }: World, { attemptId, candidateId, userAgent }: { attemptId: string; candidateId: string; userAgent: string }) {
  const [at, id] = [now(), newId()]
  return db.tx(async () => {
    const epoch = await raiseEpoch(db, attemptId, candidateId)
    if (epoch === undefined) return refuse({ code: 'attempt-closed' } as const)
    await recordEvent(db, { id, at, actorId: candidateId, kind: 'attempt-taken-over', subject: attemptId, facts: { epoch, userAgent } })
    return ok({ epoch })
  })
}
