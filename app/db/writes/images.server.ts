import type { Db } from '../engine/db.server.ts'
import { images } from '../schema/index.ts'

export type NewImage = Omit<typeof images.$inferSelect, 'addedAt' | 'addedBy'>

/** Keeps images; one that is kept already stays as it is. @param addedBy null: they came with the content files */
export async function keepImages(
  db: Db,
  taken: readonly NewImage[],
  { addedAt, addedBy }: { addedAt: number; addedBy: string | null },
): Promise<void> {
  for (const image of taken) // one a statement: each may be two megabytes
    await db
      .insert(images)
      .values({ ...image, addedAt, addedBy })
      .onConflictDoNothing()
}
