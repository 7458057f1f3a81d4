import { sql } from 'drizzle-orm'
import type { Db } from '../engine/db.server.ts'
import { answerEvents, answers } from '../schema/index.ts'

export type EventRow = typeof answerEvents.$inferInsert
export type AnswerRow = typeof answers.$inferInsert

/** An event as the answer that stands. */
export const answerRow = ({
  attemptId,
  slot,
  value,
  flagged,
  epoch,
  seq,
  receivedAt,
}: Pick<
  EventRow,
  'attemptId' | 'slot' | 'value' | 'flagged' | 'epoch' | 'seq' | 'receivedAt'
>): AnswerRow => ({
  attemptId,
  slot,
  value,
  flagged,
  epoch,
  seq,
  savedAt: receivedAt,
})

/** Keeps events that are new; one that was taken in before stays as it was. @returns the new ones, as “attempt/event” */
export async function appendEvents(db: Db, events: readonly EventRow[]): Promise<Set<string>> {
  if (events.length === 0) return new Set()
  const added = await db
    .insert(answerEvents)
    .values([...events])
    .onConflictDoNothing()
    .returning({ attemptId: answerEvents.attemptId, clientEventId: answerEvents.clientEventId })
  return new Set(added.map(({ attemptId, clientEventId }) => `${attemptId}/${clientEventId}`))
}

/**
 * Lets answers stand where they are newer than what stands, by epoch and then sequence number.
 * @param rows one per attempt and slot
 * @returns which were written, as “attempt/slot”
 */
export async function upsertAnswers(db: Db, rows: readonly AnswerRow[]): Promise<Set<string>> {
  if (rows.length === 0) return new Set()
  const written = await db
    .insert(answers)
    .values([...rows])
    .onConflictDoUpdate({
      target: [answers.attemptId, answers.slot],
      set: {
        value: sql`excluded.value`,
        flagged: sql`excluded.flagged`,
        epoch: sql`excluded.epoch`,
        seq: sql`excluded.seq`,
        savedAt: sql`excluded.saved_at`,
      },
      setWhere: sql`(excluded.epoch, excluded.seq) > (${answers.epoch}, ${answers.seq})`,
    })
    .returning({ attemptId: answers.attemptId, slot: answers.slot })
  return new Set(written.map(({ attemptId, slot }) => `${attemptId}/${slot}`))
}
