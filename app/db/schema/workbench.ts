import type { WorkEntry } from '../../domain/item/work.ts'
import { index, int, json, msec, table, text, uniqueIndex } from '../engine/columns.server.ts'
import { items } from './content.ts'
import { people } from './people.ts'

const person = () =>
  text()
    .notNull()
    .references(() => people.id)

/** What a trainer is writing of an item, one an item; approving makes it a version and takes it away. */
export const itemWorks = table(
  'item_work',
  {
    itemId: text()
      .primaryKey()
      .references(() => items.id),
    moduleId: text().notNull(),
    /** As far as it is written, in the fields of an `items.yaml` entry. */
    body: json<WorkEntry>().notNull(),
    /** The version it started from, and the version of its key; null: a new item. */
    basedOn: int(),
    basedOnKey: int(),
    /** draft, review, returned or discarded. */
    status: text().notNull(),
    authorId: person(),
    /** Everybody who wrote on it: none of them may approve it. */
    writers: json<string[]>().notNull(),
    /** Counts its saves: who saves names the one he started from. */
    revision: int().notNull(),
    createdAt: msec().notNull(),
    updatedAt: msec().notNull(),
  },
  (t) => [index('item_work_status').on(t.status)],
)

/** What was said and decided about an item. Append only. */
export const itemNotes = table(
  'item_note',
  {
    id: text().primaryKey(),
    itemId: text()
      .notNull()
      .references(() => items.id),
    /** comment, submitted, withdrawn, returned, approved, retired, restored or discarded. */
    kind: text().notNull(),
    actorId: person(),
    at: msec().notNull(),
    text: text().notNull(),
    /** The version it is about or made; null: a new item under way. */
    version: int(),
    /** What the item was before it was retired: undoing goes back to it. */
    fromStatus: text(),
  },
  (t) => [index('item_note_item').on(t.itemId, t.at)],
)

/** A search of the bank that somebody keeps under a name. */
export const savedViews = table(
  'saved_view',
  {
    id: text().primaryKey(),
    personId: person(),
    name: text().notNull(),
    /** The search part of the bank's address. */
    query: text().notNull(),
    createdAt: msec().notNull(),
  },
  (t) => [uniqueIndex('saved_view_name').on(t.personId, t.name)],
)
