import { and, eq } from 'drizzle-orm'
import type { Item } from '../../domain/item/item.ts'
import type { DraftItem } from '../../domain/item/schema.ts'
import type { Db } from '../engine/db.server.ts'
import type { DocumentKind } from '../reads/content.server.ts'
import { documents, documentVersions, draftItems, items, itemVersions } from '../schema/index.ts'

export type NewDocumentVersion = Readonly<{
  kind: DocumentKind
  documentId: string
  n: number
  hash: string
  body: unknown
  /** Who wrote it in the product; absent: it comes from a file. */
  authorId?: string
}>

/** Adds a version of a document and lets it stand. */
export async function insertDocumentVersion(db: Db, version: NewDocumentVersion, at: number): Promise<void> {
  const { kind, documentId, n } = version
  await db.insert(documentVersions).values({ ...version, publishedAt: at })
  await db
    .insert(documents)
    .values({ kind, documentId, currentVersion: n })
    .onConflictDoUpdate({ target: [documents.kind, documents.documentId], set: { currentVersion: n } })
}

/** Lets no version of a document stand: its file is gone. Its versions stay. */
export async function retireDocument(db: Db, kind: DocumentKind, documentId: string): Promise<void> {
  await db
    .update(documents)
    .set({ currentVersion: null })
    .where(and(eq(documents.kind, kind), eq(documents.documentId, documentId)))
}

const itemRow = ({ id, body, facts }: Item, moduleId: string, at: number) => ({
  id,
  moduleId,
  knowledgePoint: facts.knowledgePoint,
  kind: body.kind,
  status: facts.status,
  reserved: facts.reserved,
  levels: facts.levels,
  enemyGroups: facts.enemyGroups,
  document: facts.source.document,
  updatedAt: at,
})

/** Adds a version of an item and lets it stand. */
export async function insertItemVersion(
  db: Db,
  {
    item,
    moduleId,
    n,
    keyVersion,
    hash,
  }: { item: Item; moduleId: string; n: number; keyVersion: number; hash: string },
  at: number,
): Promise<void> {
  const row = { ...itemRow(item, moduleId, at), currentVersion: n }
  await db.insert(items).values(row).onConflictDoUpdate({ target: items.id, set: row })
  await db
    .insert(itemVersions)
    .values({ itemId: item.id, n, keyVersion, body: item.body, facts: item.facts, hash, createdAt: at })
  await db.delete(draftItems).where(eq(draftItems.itemId, item.id))
}

/** Keeps an item without an answer where trainers can see it. */
export async function putDraft(db: Db, draft: DraftItem, moduleId: string, at: number): Promise<void> {
  const row = {
    id: draft.id,
    moduleId,
    knowledgePoint: draft.knowledgePoint,
    kind: draft.kind,
    status: 'draft',
    reserved: false,
    levels: draft.levels ?? [],
    enemyGroups: [],
    document: draft.source.document,
    currentVersion: null,
    updatedAt: at,
  }
  await db.insert(items).values(row).onConflictDoUpdate({ target: items.id, set: row })
  await db
    .insert(draftItems)
    .values({ itemId: draft.id, body: draft })
    .onConflictDoUpdate({ target: draftItems.itemId, set: { body: draft } })
}

/** Takes an item out of every later draw; forms that have it keep it. */
export async function retireItem(db: Db, itemId: string, at: number): Promise<void> {
  await db.update(items).set({ status: 'retired', updatedAt: at }).where(eq(items.id, itemId))
}
