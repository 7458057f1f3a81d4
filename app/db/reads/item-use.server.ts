import { and, eq, isNotNull, isNull, ne, sql, sum } from 'drizzle-orm'
import type { ItemRecord } from '../../domain/assembly/bank-entry.ts'
import type { Level } from '../../domain/shared/level.ts'
import type { Db } from '../engine/db.server.ts'
import { attemptSlots, attempts, itemFlags, marks } from '../schema/index.ts'
import { newestMarks } from './newest-marks.server.ts'

/** Answers below which an item's facility says too little and the author's grade stands (assessment.md §8). */
const ENOUGH_ANSWERS = 30

/**
 * How often each item was in a form of the level so far, its smoothed facility over released papers, and whether
 * analysis put it in question, by item id.
 */
export async function itemRecords(db: Db, level: Level): Promise<ReadonlyMap<string, ItemRecord>> {
  const used = await db
    .select({ itemId: attemptSlots.itemId, uses: sql<number>`count(*)` })
    .from(attemptSlots)
    .innerJoin(attempts, eq(attempts.id, attemptSlots.attemptId))
    .where(and(eq(attempts.level, level), ne(attempts.status, 'voided')))
    .groupBy(attemptSlots.itemId)
  const latest = newestMarks(db)
  const answered = await db
    .select({
      itemId: attemptSlots.itemId,
      answers: sql<number>`count(*)`,
      points: sum(marks.points).mapWith(Number),
      outOf: sum(marks.outOf).mapWith(Number),
    })
    .from(marks)
    .innerJoin(latest, and(eq(latest.attemptId, marks.attemptId), eq(latest.newest, marks.n)))
    .innerJoin(
      attemptSlots,
      and(eq(attemptSlots.attemptId, marks.attemptId), eq(attemptSlots.slot, marks.slot)),
    )
    .innerJoin(attempts, eq(attempts.id, marks.attemptId))
    .where(and(eq(attempts.status, 'released'), isNotNull(attempts.releasedAt)))
    .groupBy(attemptSlots.itemId)
  const records = new Map<string, ItemRecord>(
    used.map(({ itemId, uses }) => [itemId, { uses: Number(uses) }]),
  )
  for (const { itemId, answers, points, outOf } of answered) {
    const n = Number(answers)
    if (n < ENOUGH_ANSWERS || !outOf) continue
    // (right + 2) / (n + 3), to four places, so that a snapshot is the same text on every database
    const facility = Math.round((10_000 * ((n * points) / outOf + 2)) / (n + 3)) / 10_000
    records.set(itemId, { ...records.get(itemId), facility })
  }
  const questioned = await db
    .selectDistinct({ itemId: itemFlags.itemId })
    .from(itemFlags)
    .where(isNull(itemFlags.clearedAt))
  for (const { itemId } of questioned)
    records.set(itemId, { ...(records.get(itemId) ?? { uses: 0 }), flagged: true })
  return records
}
