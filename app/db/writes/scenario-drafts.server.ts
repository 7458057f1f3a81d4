import { and, eq } from 'drizzle-orm'
import type { Db } from '../engine/db.server.ts'
import { scenarioDrafts } from '../schema/index.ts'

type Draft = typeof scenarioDrafts.$inferInsert & { revision: number }

export async function insertScenarioDraft(db: Db, draft: Draft): Promise<void> {
  await db.insert(scenarioDrafts).values(draft)
}

/** Keeps a later save. @returns false when another save came first */
export async function updateScenarioDraft(
  db: Db,
  { slug, revision, ...rest }: Pick<Draft, 'slug' | 'source' | 'authorId' | 'updatedAt' | 'revision'>,
): Promise<boolean> {
  const saved = await db
    .update(scenarioDrafts)
    .set({ ...rest, revision: revision + 1 })
    .where(and(eq(scenarioDrafts.slug, slug), eq(scenarioDrafts.revision, revision)))
    .returning({ slug: scenarioDrafts.slug })
  return saved.length > 0
}

/** Takes the draft away as it was read. @returns false when it was saved since */
export async function deleteScenarioDraft(db: Db, slug: string, revision: number): Promise<boolean> {
  const gone = await db
    .delete(scenarioDrafts)
    .where(and(eq(scenarioDrafts.slug, slug), eq(scenarioDrafts.revision, revision)))
    .returning({ slug: scenarioDrafts.slug })
  return gone.length > 0
}
