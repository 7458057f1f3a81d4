import { bytes, index, int, msec, primaryKey, table, text } from '../engine/columns.server.ts'
import { items } from './content.ts'

/** Images of items, by what is in them: never changed, never taken away, so every version of an item shows its own. */
export const images = table('image', {
  /** SHA-256 of the bytes, hexadecimal. */
  id: text().primaryKey(),
  mediaType: text().notNull(),
  width: int().notNull(),
  height: int().notNull(),
  bytes: bytes().notNull(),
  addedAt: msec().notNull(),
  /** Who uploaded it; null: it came with the content files. */
  addedBy: text(),
})

/** Which versions of an item show an image: whoever was given such a version may see it. */
export const itemImages = table(
  'item_image',
  {
    itemId: text()
      .notNull()
      .references(() => items.id),
    n: int().notNull(),
    imageId: text()
      .notNull()
      .references(() => images.id),
  },
  (t) => [primaryKey({ columns: [t.itemId, t.n, t.imageId] }), index('item_image_image').on(t.imageId)],
)
