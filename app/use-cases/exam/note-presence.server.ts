import { findOwnAttempt } from '../../db/reads/exams.server.ts'
import { findPresence } from '../../db/reads/invigilation.server.ts'
import { appendLog, setPresence } from '../../db/writes/sittings.server.ts'
import { ok, refuse } from '../../domain/shared/result.ts'
import type { World } from '../world.ts'

type Presence = {
  attemptId: string
  candidateId: string
  epoch: number
  /** Whether the page is in front. */
  visible: boolean
  /** The question on the screen. */
  slot: number
}

/**
 * Takes a sign of life of a candidate's page. Leaving the page and coming back are measured by the server's clock and
 * written to the log of the attempt. A page that another one has taken over from, and a closed attempt, leave no trace.
 * Refuses `no-such-attempt`.
 * @returns where the attempt stands, for the page
 */
export async function notePresence(
  { db, now, newId }: World,
  { attemptId, candidateId, epoch, visible, slot }: Presence,
) {
  const [at, logId] = [now(), newId()]
  return db.tx(async () => {
    const attempt = await findOwnAttempt(db, attemptId, candidateId)
    if (!attempt) return refuse({ code: 'no-such-attempt' } as const)
    if (attempt.status === 'inProgress' && attempt.epoch === epoch) {
      const known = await findPresence(db, attemptId)
      const leftAt = known?.leftAt ?? null
      const leaves = !visible && leftAt === null
      const returns = visible && leftAt !== null
      const awayMs = returns ? Math.max(0, at - leftAt) : 0
      await setPresence(db, {
        attemptId,
        seenAt: at,
        visible,
        slot,
        timesLeft: (known?.timesLeft ?? 0) + (leaves ? 1 : 0),
        leftMs: (known?.leftMs ?? 0) + awayMs,
        leftAt: visible ? null : (leftAt ?? at),
      })
      if (leaves || returns)
        await appendLog(db, {
          id: logId,
          attemptId,
          at,
          actorId: candidateId,
          kind: leaves ? 'left-page' : 'came-back',
          facts: leaves ? { slot } : { slot, awayMs },
        })
    }
    const { status, deadline, pausedAt } = attempt
    return ok({ status, epoch: attempt.epoch, deadline, pausedAt })
  })
}
