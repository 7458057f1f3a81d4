import { and, eq, inArray, sql } from 'drizzle-orm'
import type { JudgedAttempt } from '../../domain/attempt/answer.ts'
import type { AttemptStatus } from '../../domain/attempt/state.ts'
import type { Response } from '../../domain/item/schema.ts'
import type { Db } from '../engine/db.server.ts'
import { answers, attemptSlots, attempts } from '../schema/index.ts'

/**
 * What judging needs to know of the attempts these events are for, by id; of a paper only the questions they name, since
 * a hall's worth of whole papers costs more to read than everything else a save does.
 */
export async function judgedAttempts(
  db: Db,
  events: readonly { readonly attemptId: string; readonly slot: number }[],
): Promise<Map<string, JudgedAttempt>> {
  if (events.length === 0) return new Map()
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
    .where(inArray(attempts.id, [...new Set(events.map(({ attemptId }) => attemptId))]))
  // the cast: PostgreSQL takes a parameter in a list of values for text
  const asked = events.map(({ attemptId, slot }) => sql`(${attemptId}, cast(${slot} as integer))`)
  const slots = await db
    .select({ attemptId: attemptSlots.attemptId, slot: attemptSlots.slot, kind: attemptSlots.kind })
    .from(attemptSlots)
    .where(sql`(${attemptSlots.attemptId}, ${attemptSlots.slot}) in (values ${sql.join(asked, sql`, `)})`)
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
