import {
  type Attempt,
  answersOf,
  findAttempt,
  findOwnAttempt,
  overdueAttempts,
  slotsOf,
} from '../../db/reads/exams.server.ts'
import { recordEvent } from '../../db/writes/audit.server.ts'
import { endAttempt } from '../../db/writes/exams.server.ts'
import { isAnswered } from '../../domain/attempt/answered.ts'
import type { Receipt } from '../../domain/attempt/receipt.ts'
import { transition } from '../../domain/attempt/state.ts'
import type { Instant } from '../../domain/shared/instant.ts'
import { ok, refuse } from '../../domain/shared/result.ts'
import { hashOf } from '../../lib/hash.server.ts'
import type { World } from '../world.ts'
import { markAttempt } from './mark-attempt.server.ts'

type HandIn = {
  attemptId: string
  candidateId: string
  epoch: number
  submitKey: string
  receivedAt: Instant
}

/**
 * Hands an attempt in: closes it once and gives the receipt. The same key again gets the same receipt.
 * Refuses `no-such-attempt`, `session-taken` (another device has it), `attempt-closed`, `attempt-paused` and `time-is-up`.
 */
export async function submitAttempt(
  world: World,
  { attemptId, candidateId, epoch, submitKey, receivedAt }: HandIn,
) {
  const { db, newId } = world
  const eventId = newId()
  const ended = await db.tx(async () => {
    const attempt = await findOwnAttempt(db, attemptId, candidateId)
    if (!attempt) return refuse({ code: 'no-such-attempt' } as const)
    if (attempt.receipt && attempt.submitKey === submitKey) return ok(attempt.receipt)
    if (epoch < attempt.epoch) return refuse({ code: 'session-taken' } as const)
    const next = transition(attempt, 'submit', receivedAt)
    if (!next.ok) return next
    const receipt = await receiptOf(world, attempt, receivedAt, 'candidate')
    await endAttempt(db, attemptId, { status: 'submitted', endedAt: receivedAt, submitKey, receipt })
    await recordEvent(db, {
      id: eventId,
      at: receivedAt,
      actorId: candidateId,
      kind: 'attempt-submitted',
      subject: attemptId,
      facts: receipt,
    })
    return ok(receipt)
  })
  if (ended.ok) await markAttempt(world, attemptId)
  return ended
}

/**
 * Closes an attempt whose time and grace are over, with the last answers that were saved, and marks it.
 * @returns false when it was closed already or is not due
 */
export async function timeOutAttempt(world: World, attemptId: string): Promise<boolean> {
  const { db, now, newId } = world
  const [at, eventId] = [now(), newId()]
  const ended = await db.tx(async () => {
    const attempt = await findAttempt(db, attemptId)
    if (!attempt || !transition(attempt, 'timeOut', at).ok) return false
    const receipt = await receiptOf(world, attempt, at, 'deadline')
    const closed = await endAttempt(db, attemptId, {
      status: 'timedOut',
      endedAt: at,
      submitKey: null,
      receipt,
    })
    if (closed)
      await recordEvent(db, {
        id: eventId,
        at,
        actorId: null,
        kind: 'attempt-timed-out',
        subject: attemptId,
        facts: receipt,
      })
    return closed
  })
  if (ended) await markAttempt(world, attemptId)
  return ended
}

/** Closes every attempt nobody came back to. @returns how many */
export async function closeOverdue(world: World): Promise<number> {
  let closed = 0
  for (const id of await overdueAttempts(world.db, world.now())) if (await timeOutAttempt(world, id)) closed++
  return closed
}

/** What tells whether the same answers stand. */
export const answersHash = (standing: Awaited<ReturnType<typeof answersOf>>): string =>
  hashOf(standing.map(({ slot, value }) => [slot, value]))

/** The receipt over the answers that stand, whoever ends the attempt. */
export async function receiptOf(
  { db }: Pick<World, 'db'>,
  { id: attemptId }: Pick<Attempt, 'id'>,
  submittedAt: Instant,
  by: Receipt['by'],
): Promise<Receipt> {
  const standing = await answersOf(db, attemptId)
  const { length: total } = await slotsOf(db, attemptId)
  return {
    attemptId,
    submittedAt,
    answered: standing.filter(({ value }) => isAnswered(value)).length,
    total,
    answersHash: answersHash(standing),
    by,
  }
}
