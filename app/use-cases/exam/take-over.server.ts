import { findOwnAttempt } from '../../db/reads/exams.server.ts'
import { recordEvent } from '../../db/writes/audit.server.ts'
import { raiseEpoch } from '../../db/writes/exams.server.ts'
import { appendLog } from '../../db/writes/sittings.server.ts'
import { ok, refuse } from '../../domain/shared/result.ts'
import type { World } from '../world.ts'

/** The epoch of an attempt that no page has opened yet. */
const UNOPENED = 1

type TakeOver = { attemptId: string; candidateId: string; userAgent: string; address?: string; seen?: number }

/**
 * Gives an open attempt to the page that asks; the page that had it is refused from then on. With `seen` only if no
 * other page was quicker: so the first opening needs no question, and two first openings do not share the paper.
 * Refuses `no-such-attempt`, `attempt-closed`, and `session-taken` when the epoch is no longer the one seen.
 */
export async function takeOver(
  { db, now, newId }: World,
  { attemptId, candidateId, userAgent, address, seen }: TakeOver,
) {
  const [at, id, logId] = [now(), newId(), newId()]
  return db.tx(async () => {
    const attempt = await findOwnAttempt(db, attemptId, candidateId)
    if (!attempt) return refuse({ code: 'no-such-attempt' } as const)
    if (attempt.status !== 'inProgress') return refuse({ code: 'attempt-closed' } as const)
    const epoch = await raiseEpoch(db, attemptId, candidateId, seen)
    if (epoch === undefined) return refuse({ code: 'session-taken' } as const)
    const kind = seen === UNOPENED ? 'attempt-opened' : 'attempt-taken-over'
    if (kind === 'attempt-taken-over')
      await appendLog(db, {
        id: logId,
        attemptId,
        at,
        actorId: candidateId,
        kind: 'taken-over',
        facts: { epoch, userAgent, address: address ?? null },
      })
    await recordEvent(db, {
      id,
      at,
      actorId: candidateId,
      kind,
      subject: attemptId,
      facts: { epoch, userAgent },
    })
    return ok({ epoch })
  })
}
