import { and, count, eq, ne, sum } from 'drizzle-orm'
import type { Db } from '../engine/db.server.ts'
import { attemptSlots, attempts, marks } from '../schema/index.ts'
import { figuresKept, marksStamp } from './item-figures.server.ts'
import { newestMarks } from './newest-marks.server.ts'

export type Statistics = Readonly<{
  forms: number
  facility: number | null
  answers: number
  discrimination: number | null
  a: number | null
  b: number | null
}>
/** What is known of an item nobody had. */
export const UNTRIED: Statistics = {
  ...{ forms: 0, facility: null, answers: 0 },
  ...{ discrimination: null, a: null, b: null },
}

/** What was last read of a database, while its stamp stays the same. */
const keptBy = <T>(read: (db: Db) => Promise<T>) => {
  const kept = new WeakMap<Db, { stamp: string; value: T }>()
  return async (db: Db, stamp: string): Promise<T> => {
    const before = kept.get(db)
    if (before?.stamp === stamp) return before.value
    const value = await read(db)
    kept.set(db, { stamp, value })
    return value
  }
}

/** Forms change at every beginning of a paper, marks seldom; so each has its stamp. */
export type StatisticsStamp = Readonly<{ forms: string; marks: string; figures: string | null }>

export async function statisticsStamp(db: Db): Promise<StatisticsStamp> {
  const states = await db
    .select({ status: attempts.status, attempts: count() })
    .from(attempts)
    .groupBy(attempts.status)
    .orderBy(attempts.status)
  return {
    forms: JSON.stringify(states),
    marks: await marksStamp(db),
    figures: figuresKept(db)?.stamp ?? null,
  }
}

const formsOfItems = keptBy((db) =>
  db
    .select({ itemId: attemptSlots.itemId, forms: count() })
    .from(attemptSlots)
    .innerJoin(attempts, eq(attempts.id, attemptSlots.attemptId))
    .where(ne(attempts.status, 'voided'))
    .groupBy(attemptSlots.itemId),
)

const answersToItems = keptBy((db) => {
  const latest = newestMarks(db)
  return db
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
})

/**
 * In how many forms each item stood, and the share of the points it gave over released papers with their newest marks
 * (mean ÷ maximum), all levels together, beside discrimination and curve as last drawn; items never used are left out.
 */
export async function itemStatistics(
  db: Db,
  stamp: StatisticsStamp,
): Promise<ReadonlyMap<string, Statistics>> {
  const statistics = new Map<string, Statistics>()
  const add = (itemId: string, known: Partial<Statistics>) =>
    statistics.set(itemId, { ...UNTRIED, ...statistics.get(itemId), ...known })
  for (const { itemId, forms } of await formsOfItems(db, stamp.forms)) add(itemId, { forms })
  for (const { itemId, answers, points, outOf } of await answersToItems(db, stamp.marks))
    add(itemId, { answers, facility: Number(outOf) > 0 ? Number(points) / Number(outOf) : null })
  for (const [itemId, { discrimination, a, b }] of figuresKept(db)?.figures ?? [])
    add(itemId, { discrimination, a, b })
  return statistics
}
