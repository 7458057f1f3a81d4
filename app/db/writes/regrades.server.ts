import { and, eq } from 'drizzle-orm'
import type { KeyChangeStatus } from '../../domain/item/key-change.ts'
import type { Db } from '../engine/db.server.ts'
import { itemKeys, keyChanges } from '../schema/index.ts'

export async function insertKeyChange(db: Db, change: typeof keyChanges.$inferInsert): Promise<void> {
  await db.insert(keyChanges).values(change)
}

/** Stores another dry run of a correction still proposed. @returns false when it is not, whoever changed that */
export async function setDryRun(
  db: Db,
  id: string,
  run: Pick<typeof keyChanges.$inferInsert, 'dryRun' | 'dryRunHash' | 'fromKeyVersion'>,
): Promise<boolean> {
  const changed = await db
    .update(keyChanges)
    .set(run)
    .where(and(eq(keyChanges.id, id), eq(keyChanges.status, 'proposed')))
    .returning({ id: keyChanges.id })
  return changed.length === 1
}

/** Moves a correction on. @returns false when it was not in the state it should come from, whoever changed that */
export async function setChangeStatus(
  db: Db,
  id: string,
  {
    from,
    ...next
  }: { from: KeyChangeStatus; status: KeyChangeStatus } & Partial<
    Pick<typeof keyChanges.$inferInsert, 'approvedBy' | 'approvedAt' | 'appliedAt'>
  >,
): Promise<boolean> {
  const changed = await db
    .update(keyChanges)
    .set(next)
    .where(and(eq(keyChanges.id, id), eq(keyChanges.status, from)))
    .returning({ id: keyChanges.id })
  return changed.length === 1
}

/** Puts a corrected key into force: attempts begun from now on have it in their snapshot. */
export async function insertItemKey(db: Db, key: typeof itemKeys.$inferInsert): Promise<void> {
  await db.insert(itemKeys).values(key)
}
