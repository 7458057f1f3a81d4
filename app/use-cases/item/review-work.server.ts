import { type VersionedItem, versionName, versionsOfItem } from '../../db/reads/bank.server.ts'
import { findItemHead } from '../../db/reads/bank-item.server.ts'
import { namesOf } from '../../db/reads/people.server.ts'
import { versionsInAttempts } from '../../db/reads/publishing.server.ts'
import { findWork, type Work } from '../../db/reads/works.server.ts'
import { recordEvent } from '../../db/writes/audit.server.ts'
import { insertItemVersions } from '../../db/writes/content.server.ts'
import { deleteWork, insertNotes, moveWorks, setItemStatus } from '../../db/writes/works.server.ts'
import { keyOf } from '../../domain/item/changes.ts'
import type { Item } from '../../domain/item/item.ts'
import { isKeyCorrection } from '../../domain/item/key-change.ts'
import { entryOf, type NoteKind } from '../../domain/item/work.ts'
import { ok, refuse } from '../../domain/shared/result.ts'
import { hashOf } from '../../lib/hash.server.ts'
import { hasErrors } from '../../publishing/findings.ts'
import type { World } from '../world.ts'
import type { Writer } from './save-work.server.ts'
import { readWork } from './work-findings.server.ts'

type About = Readonly<{ itemId: string; text?: string }>

/** A note and its audit event, in the transaction of the decision they tell of. */
async function record(
  db: World['db'],
  {
    ids,
    ...note
  }: About & {
    ids: readonly [string, string]
    kind: NoteKind
    actorId: string
    at: number
    version: number | null
  },
): Promise<void> {
  const [id, eventId] = ids
  const { itemId, kind, actorId, at, version, text = '' } = note
  await insertNotes(db, [{ ...note, id }])
  await recordEvent(db, {
    id: eventId,
    at,
    actorId,
    kind: `item-${kind}`,
    subject: itemId,
    facts: { version, ...(text ? { text } : {}) },
  })
}

/**
 * Sends work to review: a second person decides, and nobody writes on it meanwhile. Refuses `no-work`, `under-review`,
 * `item-faults` with the findings while a field is missing or a rule is broken, and `nothing-changed` when it says what
 * stands and is ready already.
 */
export async function submitWork(world: World, viewer: Writer, { itemId, text }: About) {
  const { db, now, newId } = world
  const [at, ids] = [now(), [newId(), newId()] as const]
  const before = await findWork(db, itemId)
  if (!before) return refuse({ code: 'no-work' } as const)
  const { item, findings } = await readWork(world, before)
  if (!item || hasErrors(findings)) return refuse({ code: 'item-faults', findings } as const)
  const standing = await standingOf(db, before)
  if (standing?.status === 'ready' && saysTheSame(item, standing))
    return refuse({ code: 'nothing-changed' } as const)
  return db.tx(async () => {
    const work = await findWork(db, itemId)
    if (work?.revision !== before.revision)
      return refuse({ code: 'stale', revision: work?.revision ?? 0 } as const)
    if (!(await moveWorks(db, [itemId], { from: ['draft', 'returned'], to: 'review', at })))
      return refuse({ code: 'under-review' } as const)
    if (work.basedOn === null) await setItemStatus(db, [itemId], { status: 'review', at })
    await record(db, { itemId, text, ids, kind: 'submitted', actorId: viewer.id, at, version: work.basedOn })
    return ok({ itemId })
  })
}

/** Takes work back from review to write on; its writers do that. Refuses `not-under-review`, `not-allowed`. */
export async function withdrawWork({ db, now, newId }: World, viewer: Writer, { itemId, text }: About) {
  const [at, ids] = [now(), [newId(), newId()] as const]
  return db.tx(async () => {
    const work = await findWork(db, itemId)
    if (work?.status !== 'review') return refuse({ code: 'not-under-review' } as const)
    if (!work.writers.includes(viewer.id)) return refuse({ code: 'not-allowed' } as const)
    await sendBack(db, work, 'draft', at)
    await record(db, { itemId, text, ids, kind: 'withdrawn', actorId: viewer.id, at, version: work.basedOn })
    return ok({ itemId })
  })
}

/**
 * Sends work back to its writers with what is to be done about it. Refuses `reason-missing`, `not-under-review`, and
 * `own-work` for who wrote on it.
 */
export async function returnWork({ db, now, newId }: World, viewer: Writer, { itemId, text = '' }: About) {
  const [at, ids] = [now(), [newId(), newId()] as const]
  if (text.trim() === '') return refuse({ code: 'reason-missing' } as const)
  return db.tx(async () => {
    const work = await findWork(db, itemId)
    if (work?.status !== 'review') return refuse({ code: 'not-under-review' } as const)
    if (work.writers.includes(viewer.id)) return refuse({ code: 'own-work' } as const)
    await sendBack(db, work, 'returned', at)
    await record(db, { itemId, text, ids, kind: 'returned', actorId: viewer.id, at, version: work.basedOn })
    return ok({ itemId })
  })
}

async function sendBack(db: World['db'], { itemId, basedOn }: Work, to: 'draft' | 'returned', at: number) {
  await moveWorks(db, [itemId], { from: ['review'], to, at })
  if (basedOn === null) await setItemStatus(db, [itemId], { status: 'draft', at })
}

/**
 * Approves work: it becomes the item's next version, ready to be drawn, with who wrote it and who approved it. Work that
 * says what stands makes no version; it only makes the item ready again.
 * Refuses `not-under-review`, `own-work` (two pairs of eyes), `item-faults`, `stale` (the item got another version or a
 * corrected key since), and `key-by-regrade` when nothing but the key of answers already given would change.
 */
export async function approveWork(world: World, viewer: Writer, { itemId, text }: About) {
  const { db, now, newId } = world
  const [at, ids] = [now(), [newId(), newId()] as const]
  const before = await findWork(db, itemId)
  if (before?.status !== 'review') return refuse({ code: 'not-under-review' } as const)
  if (before.writers.includes(viewer.id)) return refuse({ code: 'own-work' } as const)
  const names = await namesOf(db, [before.authorId, viewer.id])
  const { item, findings } = await readWork(world, before, {
    author: names.get(before.authorId)?.login ?? before.authorId,
    reviewedBy: names.get(viewer.id)?.login ?? viewer.id,
  })
  if (!item || hasErrors(findings)) return refuse({ code: 'item-faults', findings } as const)
  return db.tx(async () => {
    const work = await findWork(db, itemId)
    if (work?.status !== 'review' || work.revision !== before.revision)
      return refuse({ code: 'not-under-review' } as const)
    const standing = await standingOf(db, work)
    if ((standing?.n ?? null) !== work.basedOn || (standing?.keyVersion ?? null) !== work.basedOnKey)
      return refuse({ code: 'stale', revision: work.revision } as const)
    const same = standing !== undefined && saysTheSame(item, standing)
    if (
      standing &&
      !same &&
      isKeyCorrection(standing.body, item.body, standing.facts) &&
      (await versionsInAttempts(db)).has(versionName(itemId, standing.n))
    )
      return refuse({ code: 'key-by-regrade' } as const)
    const n = same ? standing.n : (standing?.n ?? 0) + 1
    if (same) await setItemStatus(db, [itemId], { status: 'ready', at })
    else await insertItemVersions(db, [versionOf(item, work, standing, viewer.id)], at)
    await deleteWork(db, itemId)
    await record(db, { itemId, text, ids, kind: 'approved', actorId: viewer.id, at, version: n })
    return ok({ itemId, version: n })
  })
}

function versionOf(item: Item, work: Work, standing: VersionedItem | undefined, approvedBy: string) {
  const keyChanged = standing && hashOf(keyOf(standing.body)) !== hashOf(keyOf(item.body))
  return {
    item,
    moduleId: work.moduleId,
    n: (standing?.n ?? 0) + 1,
    keyVersion: (standing?.keyVersion ?? 1) + (keyChanged ? 1 : 0),
    hash: hashOf({ body: item.body, facts: item.facts, moduleId: work.moduleId }),
    authorId: work.authorId,
    approvedBy,
  }
}

async function standingOf(db: World['db'], { itemId }: Work) {
  const head = await findItemHead(db, itemId)
  const version = (await versionsOfItem(db, itemId)).find(({ n }) => n === head?.currentVersion)
  return version && { ...version, status: head?.status }
}

/** Whether approving would change anything but who wrote it. */
const saysTheSame = (item: Item, standing: VersionedItem): boolean =>
  hashOf(entryOf(item)) === hashOf(entryOf(standing))

/** Says something about an item for everybody who writes or reviews it. Refuses `no-such-item`, `reason-missing`. */
export async function commentItem({ db, now, newId }: World, viewer: Writer, { itemId, text = '' }: About) {
  const [at, ids] = [now(), [newId(), newId()] as const]
  if (text.trim() === '') return refuse({ code: 'reason-missing' } as const)
  return db.tx(async () => {
    const head = await findItemHead(db, itemId)
    if (!head) return refuse({ code: 'no-such-item' } as const)
    await record(db, {
      itemId,
      text,
      ids,
      kind: 'comment',
      actorId: viewer.id,
      at,
      version: head.currentVersion,
    })
    return ok({ itemId })
  })
}
