import { versionsOfItem } from '../../db/reads/bank.server.ts'
import { findDraft, findItemHead } from '../../db/reads/bank-item.server.ts'
import { allModules } from '../../db/reads/content.server.ts'
import { findWork, itemIdsBeginning } from '../../db/reads/works.server.ts'
import { recordEvent } from '../../db/writes/audit.server.ts'
import { beginWorks, insertNewWorks, updateWork } from '../../db/writes/works.server.ts'
import { idPrefixOf, nextItemIds, WorkEntry } from '../../domain/item/work.ts'
import { ok, refuse } from '../../domain/shared/result.ts'
import type { World } from '../world.ts'

export type Writer = Readonly<{ id: string }>

export type SaveWork = Readonly<{
  /** Absent: a new item, which gets its id here. */
  itemId?: string
  moduleId: string
  body: WorkEntry
  /** The version it started from; null: a new item, or one that has no version yet. */
  basedOn: number | null
  /** The save it started from; absent on the first. */
  revision?: number
}>

/**
 * Keeps an item as far as it is written. The first save of a new item gives it its id; the first save of one that
 * stands in the bank begins work on its standing version, which goes on being drawn.
 * Refuses `bad-form` (too large, no such fields), `no-such-module`, `no-such-item`, `under-review` (it waits for a
 * second person; take it back first) and `stale` (the version or the save it started from is not the newest).
 */
export async function saveWork({ db, now, newId }: World, viewer: Writer, save: SaveWork) {
  const entry = WorkEntry.safeParse(save.body)
  if (!entry.success)
    return refuse({ code: 'bad-form', message: entry.error.issues[0]?.message ?? '' } as const)
  const body = entry.data
  const { itemId, moduleId, basedOn, revision } = save
  const [at, eventId] = [now(), newId()]
  const modules = new Set((await allModules(db)).map(({ id }) => id))
  if (itemId === undefined && !modules.has(moduleId)) return refuse({ code: 'no-such-module' } as const)
  return db.tx(async () => {
    const begun = (subject: string) =>
      recordEvent(db, {
        id: eventId,
        at,
        actorId: viewer.id,
        kind: 'item-work-begun',
        subject,
        facts: { basedOn },
      })
    if (itemId === undefined) {
      const [id = ''] = nextItemIds(moduleId, await itemIdsBeginning(db, idPrefixOf(moduleId)), 1)
      await insertNewWorks(db, [{ itemId: id, moduleId, body }], { authorId: viewer.id, at })
      await begun(id)
      return ok({ itemId: id, revision: 1, savedAt: at })
    }
    const head = await findItemHead(db, itemId)
    if (!head) return refuse({ code: 'no-such-item' } as const)
    const work = await findWork(db, itemId)
    if (work) {
      if (work.status === 'review') return refuse({ code: 'under-review' } as const)
      const saved =
        (revision ?? work.revision) === work.revision &&
        (await updateWork(
          db,
          {
            itemId,
            body,
            writers: [...new Set([...work.writers, viewer.id])],
            from: work.revision,
            unpublished: head.currentVersion === null && !(await findDraft(db, itemId)),
          },
          at,
        ))
      if (!saved) return refuse({ code: 'stale', revision: work.revision } as const)
      return ok({ itemId, revision: work.revision + 1, savedAt: at })
    }
    if (basedOn !== head.currentVersion || revision !== undefined)
      return refuse({ code: 'stale', revision: 0 } as const)
    const standing = (await versionsOfItem(db, itemId)).find(({ n }) => n === head.currentVersion)
    await beginWorks(
      db,
      [{ itemId, moduleId: head.moduleId, body, basedOn, basedOnKey: standing?.keyVersion ?? null }],
      { authorId: viewer.id, at, status: 'draft' },
    )
    await begun(itemId)
    return ok({ itemId, revision: 1, savedAt: at })
  })
}

export type NewEntry = Readonly<{ moduleId: string; body: WorkEntry }>

/**
 * Keeps many new items as drafts at once, all or none, in the transaction of the caller if there is one. Some sixty
 * statements for three thousand. One audit event names how many; the caller's own says where they come from.
 * @returns the ids they got, in the order of `entries`. Refuses `bad-form` and `no-such-module` with `at`, the place of
 * the first entry at fault
 */
export async function saveNewWorks({ db, now, newId }: World, viewer: Writer, entries: readonly NewEntry[]) {
  const [at, eventId] = [now(), newId()]
  const modules = new Set((await allModules(db)).map(({ id }) => id))
  const parsed: NewEntry[] = []
  for (const [place, { moduleId, body }] of entries.entries()) {
    const entry = WorkEntry.safeParse(body)
    if (!entry.success)
      return refuse({ code: 'bad-form', at: place, message: entry.error.issues[0]?.message ?? '' } as const)
    if (!modules.has(moduleId)) return refuse({ code: 'no-such-module', at: place, moduleId } as const)
    parsed.push({ moduleId, body: entry.data })
  }
  return db.tx(async () => {
    const left = new Map<string, string[]>()
    for (const moduleId of new Set(parsed.map((entry) => entry.moduleId))) {
      const count = parsed.filter((entry) => entry.moduleId === moduleId).length
      left.set(moduleId, nextItemIds(moduleId, await itemIdsBeginning(db, idPrefixOf(moduleId)), count))
    }
    const works = parsed.map((entry) => ({ ...entry, itemId: left.get(entry.moduleId)?.shift() ?? '' }))
    await insertNewWorks(db, works, { authorId: viewer.id, at })
    await recordEvent(db, {
      id: eventId,
      at,
      actorId: viewer.id,
      kind: 'item-works-added',
      subject: 'bank',
      facts: { count: works.length },
    })
    return ok({ itemIds: works.map(({ itemId }) => itemId) })
  })
}
