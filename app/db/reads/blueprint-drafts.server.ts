import { and, desc, eq } from 'drizzle-orm'
import { Blueprint } from '../../domain/blueprint/schema.ts'
import type { Level } from '../../domain/shared/level.ts'
import type { Db } from '../engine/db.server.ts'
import { blueprintDrafts, documentVersions, people } from '../schema/index.ts'

export type BlueprintDraft = typeof blueprintDrafts.$inferSelect

export async function findBlueprintDraft(db: Db, level: Level): Promise<BlueprintDraft | undefined> {
  const [row] = await db.select().from(blueprintDrafts).where(eq(blueprintDrafts.level, level))
  return row
}

/** Every version of a level's blueprint, the newest first; `author` null: it came from a file. */
export async function blueprintVersions(db: Db, level: Level) {
  const rows = await db
    .select({
      n: documentVersions.n,
      body: documentVersions.body,
      publishedAt: documentVersions.publishedAt,
      author: people.name,
    })
    .from(documentVersions)
    .leftJoin(people, eq(people.id, documentVersions.authorId))
    .where(and(eq(documentVersions.kind, 'blueprint'), eq(documentVersions.documentId, level)))
    .orderBy(desc(documentVersions.n))
  return rows.map(({ body, ...row }) => ({ ...row, blueprint: Blueprint.parse(body) }))
}
