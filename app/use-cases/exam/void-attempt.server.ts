import { findAttempt } from '../../db/reads/exams.server.ts'
import { logOfAttempt } from '../../db/reads/sittings.server.ts'
import { recordEvent } from '../../db/writes/audit.server.ts'
import { setAttemptStatus } from '../../db/writes/exams.server.ts'
import { appendLog, flagCertificateOf } from '../../db/writes/sittings.server.ts'
import { transition } from '../../domain/attempt/state.ts'
import { askedToVoid, decideVoid } from '../../domain/attempt/voiding.ts'
import { ok, refuse } from '../../domain/shared/result.ts'
import type { World } from '../world.ts'

type Ask = { sessionId: string; attemptId: string; reason: string; actorId: string }

/** Asks for an attempt to be voided. Nothing changes until a second person agrees. Refuses `no-such-attempt`, `attempt-closed` (voided), `own-attempt`, `asked-already`. */
export async function askToVoid({ db, now, newId }: World, { sessionId, attemptId, reason, actorId }: Ask) {
  const [at, logId, eventId] = [now(), newId(), newId()]
  return db.tx(async () => {
    const attempt = await findAttempt(db, attemptId)
    if (!attempt || attempt.examSessionId !== sessionId) return refuse({ code: 'no-such-attempt' } as const)
    if (attempt.personId === actorId) return refuse({ code: 'own-attempt' } as const)
    const next = transition(attempt, 'void', at)
    if (!next.ok) return next
    if (askedToVoid(await logOfAttempt(db, attemptId))) return refuse({ code: 'asked-already' } as const)
    const facts = { reason }
    await appendLog(db, { id: logId, attemptId, at, actorId, kind: 'void-asked', facts })
    await recordEvent(db, { id: eventId, at, actorId, kind: 'attempt-void-asked', subject: attemptId, facts })
    return ok({ attemptId })
  })
}

type Decide = { sessionId: string; attemptId: string; agreed: boolean; actorId: string }

/**
 * A second person agrees to void an attempt, or does not. A voided attempt counts for nothing; its answers, marks and
 * events stay, and its certificate is put in question, not taken away.
 * Refuses `no-such-attempt`, `own-attempt`, `nobody-asked`, `second-person-needed`.
 */
export async function decideToVoid(world: World, { sessionId, attemptId, agreed, actorId }: Decide) {
  const { db, now, newId } = world
  const [at, logId, eventId, flagId] = [now(), newId(), newId(), newId()]
  return db.tx(async () => {
    const attempt = await findAttempt(db, attemptId)
    if (!attempt || attempt.examSessionId !== sessionId) return refuse({ code: 'no-such-attempt' } as const)
    if (attempt.personId === actorId) return refuse({ code: 'own-attempt' } as const)
    const decided = decideVoid(askedToVoid(await logOfAttempt(db, attemptId)), actorId)
    if (!decided.ok) return decided
    const facts = decided.value
    if (agreed) {
      const next = transition(attempt, 'void', at)
      if (!next.ok) return next
      const { status: from, releasedAt } = attempt
      await setAttemptStatus(db, attemptId, { from, to: next.value, releasedAt })
      const flagged = await flagCertificateOf(db, attemptId, { at, reason: facts.reason })
      for (const [i, number] of flagged.entries())
        await recordEvent(db, {
          id: `${flagId}-${i}`,
          at,
          actorId,
          kind: 'certificate-flagged',
          subject: number,
          facts: { attemptId, reason: facts.reason },
        })
    }
    const kind = agreed ? 'voided' : 'void-declined'
    await appendLog(db, { id: logId, attemptId, at, actorId, kind, facts })
    await recordEvent(db, { id: eventId, at, actorId, kind: `attempt-${kind}`, subject: attemptId, facts })
    return ok({ attemptId, voided: agreed })
  })
}
