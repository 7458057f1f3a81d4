import { and, eq, inArray } from 'drizzle-orm'
import { headOf, type NoteKind, type WorkEntry, type WorkStatus } from '../../domain/item/work.ts'
import type { Db } from '../engine/db.server.ts'
import { itemNotes, items, itemWorks, savedViews } from '../schema/index.ts'
import { inTurns } from './in-turns.ts'

const listed = (body: WorkEntry) => {
  const { kind, knowledgePoint, levels, enemyGroups, document, reserved } = headOf(body)
  return { kind, knowledgePoint, levels, enemyGroups, document, reserved }
}

export type NewWork = Readonly<{ itemId: string; moduleId: string; body: WorkEntry }>

/** Gives new items their rows and their first piece of work. */
export async function insertNewWorks(
  db: Db,
  works: readonly NewWork[],
  { authorId, at }: { authorId: string; at: number },
): Promise<void> {
  for (const some of inTurns(works)) {
    await db.insert(items).values(
      some.map(({ itemId, moduleId, body }) => ({
        ...listed(body),
        id: itemId,
        moduleId,
        status: 'draft',
        currentVersion: null,
        updatedAt: at,
      })),
    )
    await db.insert(itemWorks).values(
      some.map((work) => ({
        ...work,
        status: 'draft',
        authorId,
        writers: [authorId],
        revision: 1,
        createdAt: at,
        updatedAt: at,
      })),
    )
  }
}

export type BegunWork = NewWork & Readonly<{ basedOn: number | null; basedOnKey: number | null }>

/** Begins work on items that stand in the bank, over what was discarded before. */
export async function beginWorks(
  db: Db,
  works: readonly BegunWork[],
  { authorId, at, status }: { authorId: string; at: number; status: WorkStatus },
): Promise<void> {
  for (const some of inTurns(works)) {
    const ids = some.map(({ itemId }) => itemId)
    await db.delete(itemWorks).where(inArray(itemWorks.itemId, ids))
    await db.insert(itemWorks).values(
      some.map((work) => ({
        ...work,
        status,
        authorId,
        writers: [authorId],
        revision: 1,
        createdAt: at,
        updatedAt: at,
      })),
    )
    await db.update(items).set({ updatedAt: at }).where(inArray(items.id, ids))
  }
}

export type SavedWork = Readonly<{
  itemId: string
  body: WorkEntry
  writers: string[]
  /** The save it started from. */
  from: number
  /** Nothing of the item is published: the list shows what is being written. */
  unpublished: boolean
}>

/** Saves over the revision it started from. @returns false when somebody saved since, or it waits for review */
export async function updateWork(
  db: Db,
  { itemId, body, writers, from, unpublished }: SavedWork,
  at: number,
): Promise<boolean> {
  const changed = await db
    .update(itemWorks)
    .set({ body, writers, revision: from + 1, updatedAt: at })
    .where(
      and(
        eq(itemWorks.itemId, itemId),
        eq(itemWorks.revision, from),
        inArray(itemWorks.status, ['draft', 'returned']),
      ),
    )
    .returning({ itemId: itemWorks.itemId })
  if (changed.length === 0) return false
  await db
    .update(items)
    .set({ ...(unpublished ? listed(body) : {}), updatedAt: at })
    .where(eq(items.id, itemId))
  return true
}

/** Moves work from one status to another. @returns false when some of it was in none of those */
export async function moveWorks(
  db: Db,
  itemIds: readonly string[],
  { from, to, at }: { from: readonly WorkStatus[]; to: WorkStatus; at: number },
): Promise<boolean> {
  let moved = 0
  for (const some of inTurns(itemIds)) {
    const changed = await db
      .update(itemWorks)
      .set({ status: to, updatedAt: at })
      .where(and(inArray(itemWorks.itemId, some), inArray(itemWorks.status, [...from])))
      .returning({ itemId: itemWorks.itemId })
    moved += changed.length
    await db.update(items).set({ updatedAt: at }).where(inArray(items.id, some))
  }
  return moved === itemIds.length
}

/** Takes away what was being written: it has become a version. */
export async function deleteWork(db: Db, itemId: string): Promise<void> {
  await db.delete(itemWorks).where(eq(itemWorks.itemId, itemId))
}

/** Sets the status of an item itself. @param retiredBy who retired it here; null: nobody */
export async function setItemStatus(
  db: Db,
  itemIds: readonly string[],
  { status, retiredBy = null, at }: { status: string; retiredBy?: string | null; at: number },
): Promise<void> {
  if (itemIds.length === 0) return
  await db
    .update(items)
    .set({ status, retiredBy, updatedAt: at })
    .where(inArray(items.id, [...itemIds]))
}

export type NewNote = Readonly<{
  id: string
  itemId: string
  kind: NoteKind
  actorId: string
  at: number
  text?: string
  version?: number | null
  fromStatus?: string | null
}>

/** Keeps what was said or decided. */
export async function insertNotes(db: Db, notes: readonly NewNote[]): Promise<void> {
  for (const some of inTurns(notes))
    await db.insert(itemNotes).values(
      some.map(({ text = '', version = null, fromStatus = null, ...note }) => ({
        ...note,
        text,
        version,
        fromStatus,
      })),
    )
}

/** Keeps a view; one of the same name of the same person gives way. */
export async function putView(db: Db, view: typeof savedViews.$inferInsert): Promise<void> {
  await db
    .insert(savedViews)
    .values(view)
    .onConflictDoUpdate({ target: [savedViews.personId, savedViews.name], set: { query: view.query } })
}

export async function deleteView(db: Db, personId: string, id: string): Promise<void> {
  await db.delete(savedViews).where(and(eq(savedViews.personId, personId), eq(savedViews.id, id)))
}
