import { count, eq, inArray, max } from 'drizzle-orm'
import { DraftItem, type ItemStatus } from '../../domain/item/schema.ts'
import type { Level } from '../../domain/shared/level.ts'
import type { Db } from '../engine/db.server.ts'
import { attemptSlots, attempts, draftItems, items } from '../schema/index.ts'

/** What the bank says of an item beside its versions. */
export async function findItemHead(db: Db, id: string) {
  const [row] = await db
    .select({
      id: items.id,
      moduleId: items.moduleId,
      status: items.status,
      reserved: items.reserved,
      levels: items.levels,
      enemyGroups: items.enemyGroups,
      currentVersion: items.currentVersion,
      retiredBy: items.retiredBy,
    })
    .from(items)
    .where(eq(items.id, id))
  // status and levels are written by the publisher from parsed items
  return row && { ...row, status: row.status as ItemStatus, levels: row.levels as Level[] }
}

export async function findDraft(db: Db, itemId: string): Promise<DraftItem | undefined> {
  const [row] = await db
    .select({ body: draftItems.body })
    .from(draftItems)
    .where(eq(draftItems.itemId, itemId))
  return row && DraftItem.parse(row.body)
}

/** Which of these items wait in a content file for their answer. */
export async function draftIds(db: Db, itemIds: readonly string[]): Promise<Set<string>> {
  if (itemIds.length === 0) return new Set()
  const rows = await db
    .select({ itemId: draftItems.itemId })
    .from(draftItems)
    .where(inArray(draftItems.itemId, [...itemIds]))
  return new Set(rows.map(({ itemId }) => itemId))
}

export type FormUses = Readonly<{ forms: number; lastAt: number }>

/** In how many forms each of these items has stood, and when one was last begun; items never drawn are left out. */
export async function formUses(db: Db, itemIds: readonly string[]): Promise<Map<string, FormUses>> {
  if (itemIds.length === 0) return new Map()
  const rows = await db
    .select({ itemId: attemptSlots.itemId, forms: count(), lastAt: max(attempts.startedAt) })
    .from(attemptSlots)
    .innerJoin(attempts, eq(attempts.id, attemptSlots.attemptId))
    .where(inArray(attemptSlots.itemId, [...itemIds]))
    .groupBy(attemptSlots.itemId)
  return new Map(rows.map(({ itemId, forms, lastAt }) => [itemId, { forms, lastAt: Number(lastAt ?? 0) }]))
}
