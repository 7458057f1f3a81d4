import { findAttempt } from '../../db/reads/exams.server.ts'
import { openAttemptsOf } from '../../db/reads/sittings.server.ts'
import { recordEvent } from '../../db/writes/audit.server.ts'
import { endAttempt } from '../../db/writes/exams.server.ts'
import { appendLog, setClock } from '../../db/writes/sittings.server.ts'
import { type Steering, steer } from '../../domain/attempt/state.ts'
import { ok, type Result, refuse } from '../../domain/shared/result.ts'
import type { World } from '../world.ts'
import { receiptOf } from './end-attempt.server.ts'
import { markAttempt } from './mark-attempt.server.ts'

/** What an invigilator does to an attempt: steer its clock, end it, or write something down about it. */
export type Hand = Steering | { readonly kind: 'note' }

export type Steer = Readonly<{
  sessionId: string
  attemptId: string
  hand: Hand
  /** Why; for a note: the note itself. */
  reason: string
  actorId: string
}>

const LOGGED = {
  extend: 'extended',
  pause: 'paused',
  resume: 'resumed',
  end: 'ended',
  note: 'noted',
} as const

/**
 * Extends, stops, restarts or ends an attempt of a sitting, or notes something about it; in the log of the attempt and in
 * the audit, with the reason. An attempt that is ended is marked at once.
 * Refuses `no-such-attempt`, `own-attempt`, and what `steer` refuses.
 */
export async function steerAttempt(world: World, { sessionId, attemptId, hand, reason, actorId }: Steer) {
  const { db, now, newId } = world
  const [at, logId, eventId] = [now(), newId(), newId()]
  const steered = await db.tx(async () => {
    const attempt = await findAttempt(db, attemptId)
    if (!attempt || attempt.examSessionId !== sessionId) return refuse({ code: 'no-such-attempt' } as const)
    if (attempt.personId === actorId) return refuse({ code: 'own-attempt' } as const)
    const facts: Record<string, unknown> = { reason }
    if (hand.kind !== 'note') {
      const next = steer(attempt, hand, at)
      if (!next.ok) return next
      if (hand.kind === 'end') {
        const receipt = await receiptOf(world, attempt, at, 'invigilator')
        await endAttempt(db, attemptId, { status: 'submitted', endedAt: at, submitKey: null, receipt })
        facts.answersHash = receipt.answersHash
      } else await setClock(db, attemptId, next.value)
      facts.deadline = next.value.deadline
      if (hand.kind === 'extend') facts.byMs = hand.byMs
    }
    const kind = LOGGED[hand.kind]
    await appendLog(db, { id: logId, attemptId, at, actorId, kind, facts })
    await recordEvent(db, { id: eventId, at, actorId, kind: `attempt-${kind}`, subject: attemptId, facts })
    return ok({ attemptId })
  })
  if (steered.ok && hand.kind === 'end') await markAttempt(world, attemptId)
  return steered
}

export type Steered = Awaited<ReturnType<typeof steerAttempt>>
type SteerRefusal = Extract<Steered, { ok: false }>['refusal']

/**
 * The same hand for everybody who is sitting, one transaction each, so that one refusal stops nobody else's.
 * Refuses `nobody-sitting`.
 * @returns how many it took, and why not for the others
 */
export async function steerEverybody(
  world: World,
  { sessionId, ...hand }: Omit<Steer, 'attemptId'>,
): Promise<Result<{ done: number; refused: SteerRefusal[] }, { code: 'nobody-sitting' }>> {
  const ids = await openAttemptsOf(world.db, sessionId)
  if (ids.length === 0) return refuse({ code: 'nobody-sitting' })
  const refused: SteerRefusal[] = []
  for (const attemptId of ids) {
    const steered = await steerAttempt(world, { sessionId, attemptId, ...hand })
    if (!steered.ok) refused.push(steered.refusal)
  }
  return ok({ done: ids.length - refused.length, refused })
}
