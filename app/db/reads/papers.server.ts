import { and, count, eq, inArray } from 'drizzle-orm'
import type { Db } from '../engine/db.server.ts'
import { answerEvents, items } from '../schema/index.ts'

/** The module each of these items stands in. */
export async function modulesOfItems(db: Db, itemIds: readonly string[]): Promise<Map<string, string>> {
  if (itemIds.length === 0) return new Map()
  const rows = await db
    .select({ id: items.id, moduleId: items.moduleId })
    .from(items)
    .where(inArray(items.id, [...new Set(itemIds)]))
  return new Map(rows.map(({ id, moduleId }) => [id, moduleId]))
}

/** How many answer events of an attempt arrived after its last moment: kept, not counted. */
export async function countLateEvents(db: Db, attemptId: string): Promise<number> {
  const [row] = await db
    .select({ late: count() })
    .from(answerEvents)
    .where(and(eq(answerEvents.attemptId, attemptId), eq(answerEvents.verdict, 'late')))
  return row?.late ?? 0
}
