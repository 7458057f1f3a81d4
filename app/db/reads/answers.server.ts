import { and, eq, inArray } from 'drizzle-orm'
import type { JudgedAttempt } from '../../domain/attempt/answer.ts'
import type { AttemptStatus } from '../../domain/attempt/state.ts'
import type { Response } from '../../domain/item/schema.ts'
import type { Db } from '../engine/db.server.ts'
import { answerEvents, answers, attemptSlots, attempts } from '../schema/index.ts'

/** What judging needs to know of these attempts, by id. */
export async function judgedAttempts(db: Db, ids: readonly string[]): Promise<Map<string, JudgedAttempt>> {
  const wanted = [...new Set(ids)]
  const rows = await db
    .select({
      id: attempts.id,
      candidateId: attempts.personId,
      status: attempts.status,
      epoch: attempts.epoch,
      deadline: attempts.deadline,
      graceMs: attempts.graceMs,
      pausedAt: attempts.pausedAt,
      receipt: attempts.receipt,
    })
    .from(attempts)
    .where(inArray(attempts.id, wanted))
  const slots = await db
    .select({ attemptId: attemptSlots.attemptId, slot: attemptSlots.slot, kind: attemptSlots.kind })
    .from(attemptSlots)
    .where(inArray(attemptSlots.attemptId, wanted))
  const kinds = new Map<string, Map<number, string>>()
  for (const { attemptId, slot, kind } of slots) {
    const own = kinds.get(attemptId) ?? new Map<number, string>()
    kinds.set(attemptId, own.set(slot, kind))
  }
  return new Map(
    rows.map(({ receipt, ...row }) => [
      row.id,
      {
        ...row,
        status: row.status as AttemptStatus, // written from `AttemptStatus` only
        slots: kinds.get(row.id) ?? new Map(),
        endedForHim: receipt?.by === 'invigilator',
      },
    ]),
  )
}

/** Which of these events were taken in before, as “attempt/event”. */
export async function knownEvents(
  db: Db,
  events: readonly { attemptId: string; clientEventId: string }[],
): Promise<Set<string>> {
  const rows = await db
    .select({ attemptId: answerEvents.attemptId, clientEventId: answerEvents.clientEventId })
    .from(answerEvents)
    .where(
      and(
        inArray(answerEvents.attemptId, [...new Set(events.map(({ attemptId }) => attemptId))]),
        inArray(
          answerEvents.clientEventId,
          events.map(({ clientEventId }) => clientEventId),
        ),
      ),
    )
  return new Set(rows.map(({ attemptId, clientEventId }) => `${attemptId}/${clientEventId}`))
}

export type StoredAnswer = Readonly<{
  slot: number
  value: Response | null
  flagged: boolean
  epoch: number
  seq: number
}>

/** The answer that stands in one slot. */
export async function findAnswer(db: Db, attemptId: string, slot: number): Promise<StoredAnswer | undefined> {
  const [row] = await db
    .select({
      slot: answers.slot,
      value: answers.value,
      flagged: answers.flagged,
      epoch: answers.epoch,
      seq: answers.seq,
    })
    .from(answers)
    .where(and(eq(answers.attemptId, attemptId), eq(answers.slot, slot)))
  return row
}
