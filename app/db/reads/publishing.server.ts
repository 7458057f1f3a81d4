import { eq, inArray } from 'drizzle-orm'
import type { Db } from '../engine/db.server.ts'
import { attemptSlots, documentVersions, draftItems, itemVersions } from '../schema/index.ts'
import { versionName } from './bank.server.ts'
import type { DocumentKind } from './content.server.ts'

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

export type VersionName = Readonly<{ documentId: string; n: number; hash: string; authorId: string | null }>

/** Every version of every document of a kind, standing or not, without its text. */
export async function documentVersionNames(db: Db, kind: DocumentKind): Promise<VersionName[]> {
  return db
    .select({
      documentId: documentVersions.documentId,
      n: documentVersions.n,
      hash: documentVersions.hash,
      authorId: documentVersions.authorId,
    })
    .from(documentVersions)
    .where(eq(documentVersions.kind, kind))
}

/** The hashes of every version these items ever had, by item id. */
export async function versionHashes(db: Db, itemIds: readonly string[]): Promise<Map<string, Set<string>>> {
  const hashes = new Map(itemIds.map((id) => [id, new Set<string>()]))
  if (itemIds.length === 0) return hashes
  const rows = await db
    .select({ itemId: itemVersions.itemId, hash: itemVersions.hash })
    .from(itemVersions)
    .where(inArray(itemVersions.itemId, [...itemIds]))
  for (const { itemId, hash } of rows) hashes.get(itemId)?.add(hash)
  return hashes
}
