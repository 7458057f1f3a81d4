import { and, asc, count, desc, eq, inArray, like, ne } from 'drizzle-orm'
import type { ItemStatus } from '../../domain/item/schema.ts'
import type { NoteKind, WorkStatus } from '../../domain/item/work.ts'
import type { Db } from '../engine/db.server.ts'
import { itemNotes, items, itemWorks, people, savedViews } from '../schema/index.ts'

export type Work = Omit<typeof itemWorks.$inferSelect, 'status'> & { status: WorkStatus }

/** What is being written of these items, by id; what was discarded is left out unless asked for. */
export async function worksOf(
  db: Db,
  itemIds: readonly string[],
  { discarded = false }: { discarded?: boolean } = {},
): Promise<Map<string, Work>> {
  if (itemIds.length === 0) return new Map()
  const rows = await db
    .select()
    .from(itemWorks)
    .where(
      and(inArray(itemWorks.itemId, [...itemIds]), discarded ? undefined : ne(itemWorks.status, 'discarded')),
    )
  // the status is written by the use cases of this type
  return new Map(rows.map((row) => [row.itemId, { ...row, status: row.status as WorkStatus }]))
}

export const findWork = async (db: Db, itemId: string): Promise<Work | undefined> =>
  (await worksOf(db, [itemId])).get(itemId)

/** Every id ever given in a module: ids are never taken away. @param prefix “l4-08-” */
export async function itemIdsBeginning(db: Db, prefix: string): Promise<string[]> {
  const rows = await db
    .select({ id: items.id })
    .from(items)
    .where(like(items.id, `${prefix}%`))
  return rows.map(({ id }) => id)
}

export type ItemNote = Readonly<{
  id: string
  kind: NoteKind
  actorId: string
  actorName: string
  at: number
  text: string
  version: number | null
  fromStatus: ItemStatus | null
}>

/** What was said and decided about an item, newest first. */
export async function notesOf(db: Db, itemId: string): Promise<ItemNote[]> {
  const rows = await db
    .select({
      id: itemNotes.id,
      kind: itemNotes.kind,
      actorId: itemNotes.actorId,
      actorName: people.name,
      at: itemNotes.at,
      text: itemNotes.text,
      version: itemNotes.version,
      fromStatus: itemNotes.fromStatus,
    })
    .from(itemNotes)
    .innerJoin(people, eq(people.id, itemNotes.actorId))
    .where(eq(itemNotes.itemId, itemId))
    .orderBy(desc(itemNotes.at), desc(itemNotes.id))
  return rows as ItemNote[] // kind and status are written by the use cases of these types
}

/** When an item was last retired in the product, and what it was before. */
export async function lastRetirement(db: Db, itemId: string) {
  const [row] = await db
    .select({ at: itemNotes.at, fromStatus: itemNotes.fromStatus })
    .from(itemNotes)
    .where(and(eq(itemNotes.itemId, itemId), eq(itemNotes.kind, 'retired')))
    .orderBy(desc(itemNotes.at), desc(itemNotes.id))
    .limit(1)
  return row
}

/** The searches somebody keeps, in the order they were kept. */
export async function viewsOf(db: Db, personId: string) {
  return db
    .select({ id: savedViews.id, name: savedViews.name, query: savedViews.query })
    .from(savedViews)
    .where(eq(savedViews.personId, personId))
    .orderBy(asc(savedViews.createdAt), asc(savedViews.id))
}

export async function countViews(db: Db, personId: string): Promise<number> {
  const [row] = await db.select({ n: count() }).from(savedViews).where(eq(savedViews.personId, personId))
  return row?.n ?? 0
}
