import { and, eq } from 'drizzle-orm'
import type { Db } from '../engine/db.server.ts'
import { bankImports } from '../schema/index.ts'

export async function insertImport(db: Db, row: typeof bankImports.$inferInsert): Promise<void> {
  await db.insert(bankImports).values(row)
}

/** Moves an import on. @returns false when it is no longer in the state it was */
export async function moveImport(
  db: Db,
  {
    id,
    from,
    ...to
  }: { id: string; from: string; status: string; itemIds?: string[]; importedAt?: number; undoneAt?: number },
): Promise<boolean> {
  const moved = await db
    .update(bankImports)
    .set(to)
    .where(and(eq(bankImports.id, id), eq(bankImports.status, from)))
    .returning({ id: bankImports.id })
  return moved.length > 0
}
