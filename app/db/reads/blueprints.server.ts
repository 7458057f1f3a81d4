import { count, desc, eq } from 'drizzle-orm'
import { LEVELS, type Level } from '../../domain/shared/level.ts'
import type { Db } from '../engine/db.server.ts'
import { attempts } from '../schema/index.ts'
import { currentDocuments } from './content.server.ts'

/** The levels that have a blueprint, from the lowest. */
export async function levelsWithBlueprint(db: Db): Promise<Level[]> {
  const ids = new Set((await currentDocuments(db, 'blueprint')).map(({ documentId }) => documentId))
  return LEVELS.filter((level) => ids.has(level))
}

/** How many forms of a level were drawn for candidates, and how the last of them was counted again. */
export async function drawnForms(db: Db, level: Level) {
  const [all] = await db.select({ forms: count() }).from(attempts).where(eq(attempts.level, level))
  const [last] = await db
    .select({ at: attempts.startedAt, verification: attempts.verification })
    .from(attempts)
    .where(eq(attempts.level, level))
    .orderBy(desc(attempts.startedAt), desc(attempts.id))
    .limit(1)
  return { forms: all?.forms ?? 0, last }
}
