import { and, eq } from 'drizzle-orm'
import type { Level } from '../../domain/shared/level.ts'
import type { Db } from '../engine/db.server.ts'
import { blueprintDrafts } from '../schema/index.ts'

type Draft = typeof blueprintDrafts.$inferInsert

export async function insertBlueprintDraft(db: Db, draft: Draft): Promise<void> {
  await db.insert(blueprintDrafts).values(draft)
}

/** Keeps a later save. @returns false when another save came first */
export async function updateBlueprintDraft(
  db: Db,
  { level, revision, ...rest }: Pick<Draft, 'level' | 'body' | 'authorId' | 'updatedAt' | 'revision'>,
): Promise<boolean> {
  const saved = await db
    .update(blueprintDrafts)
    .set({ ...rest, revision: revision + 1 })
    .where(and(eq(blueprintDrafts.level, level), eq(blueprintDrafts.revision, revision)))
    .returning({ level: blueprintDrafts.level })
  return saved.length > 0
}

export async function deleteBlueprintDraft(db: Db, level: Level): Promise<void> {
  await db.delete(blueprintDrafts).where(eq(blueprintDrafts.level, level))
}
