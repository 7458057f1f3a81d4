import { and, eq, inArray, sql } from 'drizzle-orm'
import { imageIdIn } from '../../domain/item/image.ts'
import type { Item } from '../../domain/item/item.ts'
import type { DraftItem } from '../../domain/item/schema.ts'
import type { Db } from '../engine/db.server.ts'
import type { DocumentKind } from '../reads/content.server.ts'
import { documents, documentVersions, draftItems, itemImages, items, itemVersions } from '../schema/index.ts'
import { inTurns } from './in-turns.ts'

export type NewDocumentVersion = Readonly<{
  kind: DocumentKind
  documentId: string
  n: number
  hash: string
  body: unknown
  /** The words it was read from, where it is edited as a text. */
  source?: string
  /** Who wrote it in the product; absent: it comes from a file. */
  authorId?: string
}>

/** Adds a version of a document and lets it stand. */
export const insertDocumentVersion = (db: Db, version: NewDocumentVersion, at: number): Promise<void> =>
  insertDocumentVersions(db, [version], at)

/** Adds versions of documents, one of each, and lets them stand. */
export async function insertDocumentVersions(
  db: Db,
  versions: readonly NewDocumentVersion[],
  at: number,
): Promise<void> {
  for (const some of inTurns(versions)) {
    await db.insert(documentVersions).values(some.map((version) => ({ ...version, publishedAt: at })))
    await db
      .insert(documents)
      .values(some.map(({ kind, documentId, n }) => ({ kind, documentId, currentVersion: n })))
      .onConflictDoUpdate({
        target: [documents.kind, documents.documentId],
        set: { currentVersion: incoming.currentVersion },
      })
  }
}

/** Keeps what the file of a document said, which later changes on both sides are held against. */
export async function putFileBody(
  db: Db,
  { kind, documentId, body }: { kind: DocumentKind; documentId: string; body: unknown },
): Promise<void> {
  await db
    .update(documents)
    .set({ fileBody: body })
    .where(and(eq(documents.kind, kind), eq(documents.documentId, documentId)))
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

export type NewItemVersion = Readonly<{
  item: Item
  moduleId: string
  n: number
  keyVersion: number
  hash: string
  /** Who wrote and who approved it in the product; absent: it comes from a file. */
  authorId?: string
  approvedBy?: string
}>

/** What stands of an item is replaced whole by the row that comes. */
const incoming = {
  moduleId: sql`excluded.module_id`,
  knowledgePoint: sql`excluded.knowledge_point`,
  kind: sql`excluded.kind`,
  status: sql`excluded.status`,
  reserved: sql`excluded.reserved`,
  levels: sql`excluded.levels`,
  enemyGroups: sql`excluded.enemy_groups`,
  document: sql`excluded.document`,
  currentVersion: sql`excluded.current_version`,
  retiredBy: sql`excluded.retired_by`,
  updatedAt: sql`excluded.updated_at`,
}

/** Adds versions of items, one of each, and lets them stand. The images they show are kept already. */
export async function insertItemVersions(
  db: Db,
  versions: readonly NewItemVersion[],
  at: number,
): Promise<void> {
  for (const some of inTurns(versions)) {
    await db
      .insert(items)
      .values(some.map(({ item, moduleId, n }) => ({ ...itemRow(item, moduleId, at), currentVersion: n })))
      .onConflictDoUpdate({ target: items.id, set: incoming })
    await db.insert(itemVersions).values(
      some.map(({ item, moduleId: _, ...version }) => ({
        ...version,
        itemId: item.id,
        body: item.body,
        facts: item.facts,
        createdAt: at,
      })),
    )
    const shown = some.flatMap(({ item, n }) =>
      (item.body.images ?? []).flatMap(({ file }) => {
        const imageId = imageIdIn(file)
        return imageId === undefined ? [] : [{ itemId: item.id, n, imageId }]
      }),
    )
    if (shown.length > 0) await db.insert(itemImages).values(shown)
    await db.delete(draftItems).where(
      inArray(
        draftItems.itemId,
        some.map(({ item }) => item.id),
      ),
    )
  }
}

/** Keeps items without an answer where trainers can see them, each once. */
export async function putDrafts(
  db: Db,
  drafts: readonly { readonly draft: DraftItem; readonly moduleId: string }[],
  at: number,
): Promise<void> {
  for (const some of inTurns(drafts)) {
    const rows = some.map(({ draft, moduleId }) => ({
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
    }))
    await db.insert(items).values(rows).onConflictDoUpdate({ target: items.id, set: incoming })
    await db
      .insert(draftItems)
      .values(some.map(({ draft }) => ({ itemId: draft.id, body: draft })))
      .onConflictDoUpdate({ target: draftItems.itemId, set: { body: sql`excluded.body` } })
  }
}

/** Takes an item out of every later draw; forms that have it keep it. */
export async function retireItem(db: Db, itemId: string, at: number): Promise<void> {
  await db.update(items).set({ status: 'retired', updatedAt: at }).where(eq(items.id, itemId))
}
