import { inArray } from 'drizzle-orm'
import type { Db } from '../engine/db.server.ts'
import { attemptSlots, draftItems } from '../schema/index.ts'
import { versionName } from './bank.server.ts'

/** Which of these items stand in the form of any attempt. */
export async function itemsInAttempts(db: Db, itemIds: readonly string[]): Promise<Set<string>> {
  if (itemIds.length === 0) return new Set()
  const rows = await db
    .selectDistinct({ itemId: attemptSlots.itemId })
    .from(attemptSlots)
    .where(inArray(attemptSlots.itemId, [...itemIds]))
  return new Set(rows.map(({ itemId }) => itemId))
}

/** Every item version that stands in the form of any attempt, as “id@n”. */
export async function versionsInAttempts(db: Db): Promise<Set<string>> {
  const rows = await db
    .selectDistinct({ itemId: attemptSlots.itemId, n: attemptSlots.itemVersion })
    .from(attemptSlots)
  return new Set(rows.map(({ itemId, n }) => versionName(itemId, n)))
}

/** Items without an answer, by id. */
export async function draftBodies(db: Db): Promise<Map<string, unknown>> {
  const rows = await db.select().from(draftItems)
  return new Map(rows.map(({ itemId, body }) => [itemId, body]))
}
