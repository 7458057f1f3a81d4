import type { Flagged } from '../../domain/item-analysis/flags.ts'
import { index, int, json, msec, table, text } from '../engine/columns.server.ts'
import { items } from './content.ts'
import { people } from './people.ts'

const person = () =>
  text()
    .notNull()
    .references(() => people.id)

/** An item put in question by its figures. While one stands, a blueprint row may leave the item out (`flagged`). */
export const itemFlags = table(
  'item_flag',
  {
    id: text().primaryKey(),
    itemId: text()
      .notNull()
      .references(() => items.id),
    /** What the figures said, and over how many people. */
    found: json<readonly Flagged[]>().notNull(),
    n: int().notNull(),
    note: text().notNull(),
    raisedBy: person(),
    raisedAt: msec().notNull(),
    /** Why it is answered; null: it stands. */
    answer: text(),
    clearedBy: text(),
    clearedAt: msec(),
  },
  (t) => [index('item_flag_item').on(t.itemId)],
)
