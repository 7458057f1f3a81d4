import { and, count, eq, max, ne, sum } from 'drizzle-orm'
import type { Db } from '../engine/db.server.ts'
import { attemptSlots, attempts, marks } from '../schema/index.ts'
import { newestMarks } from './newest-marks.server.ts'

export type Statistics = Readonly<{ forms: number; facility: number | null; answers: number }>

const kept = new WeakMap<Db, { stamp: string; statistics: ReadonlyMap<string, Statistics> }>()

/** Changes whenever a form is begun or a paper is marked, released or voided. */
export async function statisticsStamp(db: Db): Promise<string> {
  const states = await db
    .select({ status: attempts.status, attempts: count(), at: max(attempts.releasedAt) })
    .from(attempts)
    .groupBy(attempts.status)
    .orderBy(attempts.status)
  return JSON.stringify(states)
}

/**
 * In how many forms each item stood, and the share of the points it gave over released papers with their newest marks
 * (mean ÷ maximum), all levels together; items never used are left out. Kept while `stamp` stays the same.
 */
export async function itemStatistics(db: Db, stamp: string): Promise<ReadonlyMap<string, Statistics>> {
  const before = kept.get(db)
  if (before?.stamp === stamp) return before.statistics
  const used = await db
    .select({ itemId: attemptSlots.itemId, forms: count() })
    .from(attemptSlots)
    .innerJoin(attempts, eq(attempts.id, attemptSlots.attemptId))
    .where(ne(attempts.status, 'voided'))
    .groupBy(attemptSlots.itemId)
  const latest = newestMarks(db)
  const answered = await db
    .select({
      itemId: attemptSlots.itemId,
      answers: count(),
      points: sum(marks.points),
      outOf: sum(marks.outOf),
    })
    .from(marks)
    .innerJoin(latest, and(eq(latest.attemptId, marks.attemptId), eq(latest.newest, marks.n)))
    .innerJoin(
      attemptSlots,
      and(eq(attemptSlots.attemptId, marks.attemptId), eq(attemptSlots.slot, marks.slot)),
    )
    .innerJoin(attempts, eq(attempts.id, marks.attemptId))
    .where(eq(attempts.status, 'released'))
    .groupBy(attemptSlots.itemId)
  const statistics = new Map<string, Statistics>(
    used.map(({ itemId, forms }) => [itemId, { forms, facility: null, answers: 0 }]),
  )
  for (const { itemId, answers, points, outOf } of answered) {
    const facility = Number(outOf) > 0 ? Number(points) / Number(outOf) : null
    statistics.set(itemId, { forms: statistics.get(itemId)?.forms ?? 0, facility, answers })
  }
  kept.set(db, { stamp, statistics })
  return statistics
}
