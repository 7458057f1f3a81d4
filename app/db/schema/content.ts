import type { Item } from '../../domain/item/item.ts'
import type { ItemBody } from '../../domain/item/schema.ts'
import { bool, index, int, json, msec, primaryKey, table, text } from '../engine/columns.server.ts'

/** Documents published whole: modules, blueprints, the knowledge tree, the glossary. A version is never updated. */
export const documentVersions = table(
  'document_version',
  {
    kind: text().notNull(),
    documentId: text().notNull(),
    n: int().notNull(),
    hash: text().notNull(),
    body: json<unknown>().notNull(),
    /** The words it was read from, comments too, where it is edited as a text; null: none were kept. */
    source: text(),
    publishedAt: msec().notNull(),
    /** Who wrote this version in the product; null: it came from a file. */
    authorId: text(),
  },
  (t) => [primaryKey({ columns: [t.kind, t.documentId, t.n] })],
)

/** Which version of a document stands; null: the file is gone, the document is retired. */
export const documents = table(
  'document',
  {
    kind: text().notNull(),
    documentId: text().notNull(),
    currentVersion: int(),
    /** What its file said when it was last published, where both sides are merged; null: the newest version of a file. */
    fileBody: json<unknown>(),
  },
  (t) => [primaryKey({ columns: [t.kind, t.documentId] })],
)

export const items = table(
  'item',
  {
    id: text().primaryKey(),
    moduleId: text().notNull(),
    knowledgePoint: text().notNull(),
    kind: text().notNull(),
    /** draft, review, ready or retired; only ready items are drawn. */
    status: text().notNull(),
    /** For formal exams only, never shown in practice. */
    reserved: bool().notNull(),
    levels: json<string[]>().notNull(),
    enemyGroups: json<string[]>().notNull(),
    document: text().notNull(),
    /** Null while an item is a draft without an answer. */
    currentVersion: int(),
    /** Who retired it in the product, so that its file does not bring it back; null: nobody, or its file is gone. */
    retiredBy: text(),
    updatedAt: msec().notNull(),
  },
  (t) => [index('item_module').on(t.moduleId), index('item_point').on(t.knowledgePoint)],
)

/** An immutable text of an item, with the facts its author gave. */
export const itemVersions = table(
  'item_version',
  {
    itemId: text()
      .notNull()
      .references(() => items.id),
    n: int().notNull(),
    /** Counts corrections of the key alone; wording and key have versions of their own. */
    keyVersion: int().notNull(),
    body: json<ItemBody>().notNull(),
    facts: json<Item['facts']>().notNull(),
    hash: text().notNull(),
    createdAt: msec().notNull(),
    /** Who wrote this version in the product, and who approved it; null: it came from a file. */
    authorId: text(),
    approvedBy: text(),
  },
  (t) => [primaryKey({ columns: [t.itemId, t.n] })],
)

/** Items without an answer: shown to trainers, never drawn. */
export const draftItems = table('draft_item', {
  itemId: text()
    .primaryKey()
    .references(() => items.id),
  body: json<unknown>().notNull(),
})
