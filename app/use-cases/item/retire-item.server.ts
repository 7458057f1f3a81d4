import { versionsOfItem } from '../../db/reads/bank.server.ts'
import { findItemHead } from '../../db/reads/bank-item.server.ts'
import { lastRetirement, worksOf } from '../../db/reads/works.server.ts'
import { recordEvent } from '../../db/writes/audit.server.ts'
import { beginWorks, insertNotes, moveWorks, setItemStatus } from '../../db/writes/works.server.ts'
import { entryOf } from '../../domain/item/work.ts'
import { HOUR } from '../../domain/shared/instant.ts'
import { ok, refuse } from '../../domain/shared/result.ts'
import type { World } from '../world.ts'
import type { Writer } from './save-work.server.ts'

type One = Readonly<{ itemId: string; text?: string }>
/** How long whoever retired an item can simply take that back; later it goes through review again. */
export const UNDO_FOR = HOUR

/**
 * Takes an item out of every later draw; forms that have it keep it, and its file does not bring it back.
 * Refuses `no-such-item`, and `wrong-status` for one that has no version or is retired already.
 */
export async function retireItemHere({ db, now, newId }: World, viewer: Writer, { itemId, text }: One) {
  const [at, noteId, eventId] = [now(), newId(), newId()]
  return db.tx(async () => {
    const head = await findItemHead(db, itemId)
    if (!head) return refuse({ code: 'no-such-item' } as const)
    if (head.currentVersion === null || head.status === 'retired')
      return refuse({ code: 'wrong-status', status: head.status } as const)
    const { status: fromStatus, currentVersion: version } = head
    await setItemStatus(db, [itemId], { status: 'retired', retiredBy: viewer.id, at })
    await insertNotes(db, [
      { id: noteId, itemId, kind: 'retired', actorId: viewer.id, at, text, version, fromStatus },
    ])
    const facts = { version, fromStatus }
    await recordEvent(db, {
      id: eventId,
      at,
      actorId: viewer.id,
      kind: 'item-retired',
      subject: itemId,
      facts,
    })
    return ok({ itemId })
  })
}

/**
 * Takes back one's own retirement within the hour: the item stands as it did. Refuses `no-such-item`, `wrong-status`
 * when it is not retired, `not-allowed` for another person's or an older retirement (`restoreItem` is for those).
 */
export async function undoRetirement({ db, now, newId }: World, viewer: Writer, { itemId }: One) {
  const [at, noteId, eventId] = [now(), newId(), newId()]
  return db.tx(async () => {
    const head = await findItemHead(db, itemId)
    if (!head) return refuse({ code: 'no-such-item' } as const)
    if (head.status !== 'retired') return refuse({ code: 'wrong-status', status: head.status } as const)
    const last = await lastRetirement(db, itemId)
    if (head.retiredBy !== viewer.id || !last?.fromStatus || at - last.at > UNDO_FOR)
      return refuse({ code: 'not-allowed' } as const)
    const version = head.currentVersion
    await setItemStatus(db, [itemId], { status: last.fromStatus, at })
    await insertNotes(db, [{ id: noteId, itemId, kind: 'restored', actorId: viewer.id, at, version }])
    await recordEvent(db, { id: eventId, at, actorId: viewer.id, kind: 'item-restored', subject: itemId })
    return ok({ itemId })
  })
}

/**
 * Asks for a retired item back: it goes to review as it stands, and is ready once a second person approves.
 * Refuses `no-such-item`, `wrong-status` when it is not retired, `under-review` when that was asked already.
 */
export async function restoreItem({ db, now, newId }: World, viewer: Writer, { itemId, text }: One) {
  const [at, noteId, eventId] = [now(), newId(), newId()]
  return db.tx(async () => {
    const head = await findItemHead(db, itemId)
    if (!head) return refuse({ code: 'no-such-item' } as const)
    const standing = (await versionsOfItem(db, itemId)).find(({ n }) => n === head.currentVersion)
    if (head.status !== 'retired' || !standing)
      return refuse({ code: 'wrong-status', status: head.status } as const)
    const work = (await worksOf(db, [itemId])).get(itemId)
    if (work?.status === 'review') return refuse({ code: 'under-review' } as const)
    if (work) await moveWorks(db, [itemId], { from: ['draft', 'returned'], to: 'review', at })
    else
      await beginWorks(
        db,
        [
          {
            itemId,
            moduleId: head.moduleId,
            body: entryOf(standing),
            basedOn: standing.n,
            basedOnKey: standing.keyVersion,
          },
        ],
        { authorId: viewer.id, at, status: 'review' },
      )
    const note = { id: noteId, itemId, actorId: viewer.id, at, text, version: standing.n }
    await insertNotes(db, [{ ...note, kind: 'submitted' }])
    await recordEvent(db, { id: eventId, at, actorId: viewer.id, kind: 'item-submitted', subject: itemId })
    return ok({ itemId })
  })
}
