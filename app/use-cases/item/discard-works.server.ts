import { draftIds } from '../../db/reads/bank-item.server.ts'
import { worksOf } from '../../db/reads/works.server.ts'
import { recordEvent } from '../../db/writes/audit.server.ts'
import { insertNotes, moveWorks, setItemStatus } from '../../db/writes/works.server.ts'
import { ok, refuse } from '../../domain/shared/result.ts'
import type { World } from '../world.ts'
import type { Writer } from './save-work.server.ts'

/**
 * Throws away what is being written of these items, all or none, in the transaction of the caller if there is one. A new
 * item disappears from the bank and its id stays used; one that has a version keeps that. It can be taken up again.
 * Refuses `no-work` for what is not being written and `under-review` for what waits for a second person, each with
 * `itemIds`.
 */
export async function discardWorks({ db, now, newId }: World, viewer: Writer, itemIds: readonly string[]) {
  const [at, eventId] = [now(), newId()]
  const notes = itemIds.map(() => newId())
  return db.tx(async () => {
    const works = await worksOf(db, itemIds)
    const missing = itemIds.filter((id) => !works.has(id))
    if (missing.length > 0) return refuse({ code: 'no-work', itemIds: missing } as const)
    const waiting = itemIds.filter((id) => works.get(id)?.status === 'review')
    if (waiting.length > 0) return refuse({ code: 'under-review', itemIds: waiting } as const)
    await moveWorks(db, itemIds, { from: ['draft', 'returned'], to: 'discarded', at })
    const drafts = await draftIds(db, itemIds)
    const gone = itemIds.filter((id) => works.get(id)?.basedOn === null && !drafts.has(id))
    await setItemStatus(db, gone, { status: 'retired', at })
    await insertNotes(
      db,
      itemIds.map((itemId, place) => ({
        id: notes[place] ?? '',
        itemId,
        kind: 'discarded' as const,
        actorId: viewer.id,
        at,
        version: works.get(itemId)?.basedOn ?? null,
      })),
    )
    const facts = { itemIds: itemIds.slice(0, 20), count: itemIds.length }
    await recordEvent(db, {
      id: eventId,
      at,
      actorId: viewer.id,
      kind: 'item-works-discarded',
      subject: 'bank',
      facts,
    })
    return ok({ discarded: itemIds.length })
  })
}

/** Takes up again what was thrown away, as a draft. Refuses `no-work` when there is nothing of the kind. */
export async function takeUpWork({ db, now, newId }: World, viewer: Writer, itemId: string) {
  const [at, eventId] = [now(), newId()]
  return db.tx(async () => {
    const work = (await worksOf(db, [itemId], { discarded: true })).get(itemId)
    if (work?.status !== 'discarded') return refuse({ code: 'no-work', itemIds: [itemId] } as const)
    await moveWorks(db, [itemId], { from: ['discarded'], to: 'draft', at })
    if (work.basedOn === null) await setItemStatus(db, [itemId], { status: 'draft', at })
    await recordEvent(db, {
      id: eventId,
      at,
      actorId: viewer.id,
      kind: 'item-work-taken-up',
      subject: itemId,
    })
    return ok({ itemId })
  })
}
