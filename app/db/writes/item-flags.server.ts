import { and, eq, isNull } from 'drizzle-orm'
import type { Db } from '../engine/db.server.ts'
import { itemFlags } from '../schema/index.ts'

export async function insertFlag(db: Db, flag: typeof itemFlags.$inferInsert): Promise<void> {
  await db.insert(itemFlags).values(flag)
}

/** Answers every flag of an item that stands. */
export async function clearFlags(
  db: Db,
  { itemId, answer, by, at }: { itemId: string; answer: string; by: string; at: number },
): Promise<void> {
  await db
    .update(itemFlags)
    .set({ answer, clearedBy: by, clearedAt: at })
    .where(and(eq(itemFlags.itemId, itemId), isNull(itemFlags.clearedAt)))
}
