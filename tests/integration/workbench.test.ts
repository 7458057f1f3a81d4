import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { allBankItems, readyBank } from '#app/db/reads/bank.server.ts'
import { bankRows } from '#app/db/reads/bank-list.server.ts'
import { slotsOf } from '#app/db/reads/exams.server.ts'
import { notesOf, viewsOf } from '#app/db/reads/works.server.ts'
import { auditEvents, items } from '#app/db/schema/index.ts'
import { entryToWrite } from '#app/domain/item/entry.ts'
import { parseAuthoredItem } from '#app/domain/item/item.ts'
import { entryOf, type WorkEntry } from '#app/domain/item/work.ts'
import { itemsFileWith } from '#app/publishing/content/write-items.ts'
import { publishContent } from '#app/use-cases/content/publish-content.server.ts'
import { startAttempt } from '#app/use-cases/exam/start-attempt.server.ts'
import { bulkItems, takeSteps } from '#app/use-cases/item/bulk-items.server.ts'
import { discardWorks, takeUpWork } from '#app/use-cases/item/discard-works.server.ts'
import { restoreItem, retireItemHere, undoRetirement } from '#app/use-cases/item/retire-item.server.ts'
import {
  approveWork,
  commentItem,
  returnWork,
  submitWork,
  withdrawWork,
} from '#app/use-cases/item/review-work.server.ts'
import { saveNewWorks, saveWork } from '#app/use-cases/item/save-work.server.ts'
import { dropView, saveView } from '#app/use-cases/item/saved-views.server.ts'
import type { World } from '#app/use-cases/world.ts'
import { anEligibleTrainee, aPerson, realContent } from '#tests/setup/published.ts'
import { aPublishedWorld } from '#tests/setup/world.ts'

const MODULE = 'l4-08-signals'
const ENTRY: WorkEntry = {
  kind: 'single',
  knowledgePoint: 'work.care.signals',
  difficulty: 'easy',
  asOf: '2012',
  source: { document: 'T1', ref: '平台出题', kind: 'team' },
  answerStatus: 'team',
  rationale: '客户连着三个月没有通话，是流失的信号。',
  stem: '库管员夜里清点卡箱，发现一位老客户的备用卡三个月没有动过，这先当作什么看？',
  options: [
    { id: 'a', text: '流失的信号' },
    { id: 'b', text: '关怀的由头' },
    { id: 'c', text: '增值的机会' },
    { id: 'd', text: '投诉的先兆' },
  ],
  key: 'a',
}

async function twoTrainers() {
  const world = await aPublishedWorld()
  const [author, second] = [
    await aPerson(world, 'px-1', ['trainer']),
    await aPerson(world, 'px-2', ['trainer']),
  ]
  const modules = (await realContent()).items.map(({ moduleId }) => moduleId)
  const moduleId = modules.find((id) => id.startsWith('l4-08')) ?? MODULE
  return { world, author: { id: author }, second: { id: second }, moduleId }
}

/** A new item of the author's; its id. */
async function aNewItem(world: World, author: { id: string }, moduleId: string, body: WorkEntry = ENTRY) {
  const saved = await saveWork(world, author, { moduleId, body, basedOn: null })
  if (!saved.ok) throw new Error(saved.refusal.code)
  return saved.value
}

describe('the workbench', () => {
  test('many items are handled at once, what cannot be is named, and it is taken back', async () => {
    const { world, author, moduleId } = await twoTrainers()
    const { itemId } = await aNewItem(world, author, moduleId, { ...ENTRY, difficulty: 'hard' })
    const ready = (await bankRows(world.db)).find(({ status }) => status === 'ready')?.id ?? ''
    const rowOf = async (id: string) => (await bankRows(world.db)).find((row) => row.id === id)
    const retired = await bulkItems(world, author, { action: 'retire', itemIds: [ready, itemId] })
    expect(retired).toMatchObject({ done: [ready], left: [{ itemId, code: 'wrong-status' }] })
    expect((await rowOf(ready))?.status).toBe('retired')
    await takeSteps(world, author, retired.undo)
    expect((await rowOf(ready))?.status).toBe('ready')
    const graded = await bulkItems(world, author, {
      action: 'difficulty',
      itemIds: [ready, itemId],
      difficulty: 'easy',
    })
    expect(graded.done).toEqual([ready, itemId])
    expect(await rowOf(itemId)).toMatchObject({ difficulty: 'easy', published: false, origin: 'platform' })
    expect(await rowOf(ready)).toMatchObject({ status: 'ready', work: 'draft', origin: 'file' })
    await takeSteps(world, author, graded.undo)
    expect(await rowOf(itemId)).toMatchObject({ difficulty: 'hard' })
    expect(await rowOf(ready)).toMatchObject({ work: null })
    const sent = await bulkItems(world, author, { action: 'submit', itemIds: [itemId] })
    expect((await rowOf(itemId))?.status).toBe('review')
    await takeSteps(world, author, sent.undo)
    expect((await rowOf(itemId))?.status).toBe('draft')
  })

  test('what was written here goes back to files, and publishing those changes nothing', async () => {
    const { world, author, second, moduleId } = await twoTrainers()
    const { itemId } = await aNewItem(world, author, moduleId)
    await submitWork(world, author, { itemId })
    await approveWork(world, second, { itemId })
    const standing = (await allBankItems(world.db)).find(({ id }) => id === itemId)
    if (!standing) throw new Error('not approved')
    const text = itemsFileWith(undefined, moduleId, [entryToWrite(standing)])
    const read = parseAuthoredItem(parse(text).items[0], 'l4')
    if ('issues' in read || read.kind !== 'item') throw new Error('not read again')
    const content = await realContent()
    const file = `content/levels/l4/${moduleId}/items.yaml`
    const items = [...content.items, { file, moduleId, item: read.item }]
    expect(await publishContent(world, { ...content, items }, null)).toMatchObject({
      ok: true,
      value: { added: 0, newVersions: 0, retired: 0 },
    })
  })

  test('a key that answers were marked by is corrected by regrade, not here', async () => {
    const { world, author, second } = await twoTrainers()
    const started = await startAttempt(world, {
      candidateId: await anEligibleTrainee(world),
      examId: 'l4-theory',
    })
    if (!started.ok) throw new Error(started.refusal.code)
    const given = (await slotsOf(world.db, started.value.attemptId)).find(({ kind }) => kind === 'trueFalse')
    const item = (await allBankItems(world.db)).find(({ id }) => id === given?.itemId)
    if (item?.body.kind !== 'trueFalse') throw new Error('no true-false question')
    const body = { ...entryOf(item), key: !item.body.key }
    const { id: itemId, moduleId } = item
    await saveWork(world, author, { itemId, moduleId, body, basedOn: item.version })
    expect(await submitWork(world, author, { itemId })).toMatchObject({ ok: true })
    expect(await approveWork(world, second, { itemId })).toMatchObject({
      refusal: { code: 'key-by-regrade' },
    })
  })

  test('a view is kept under its name for its owner alone', async () => {
    const { world, author, second } = await twoTrainers()
    expect(await saveView(world, author, { name: ' ', query: 'q=1' })).toMatchObject({ ok: false })
    await saveView(world, author, { name: '投诉', query: 'q=1' })
    await saveView(world, author, { name: '投诉', query: 'q=2' })
    const [view] = await viewsOf(world.db, author.id)
    expect(view).toMatchObject({ name: '投诉', query: 'q=2' })
    await dropView(world, second, view?.id ?? '')
    expect(await viewsOf(world.db, author.id)).toHaveLength(1)
    await dropView(world, author, view?.id ?? '')
    expect(await viewsOf(world.db, author.id)).toEqual([])
  })

  test('a new item is drawn only after a second person approved it', async () => {
    const { world, author, second, moduleId } = await twoTrainers()
    const { itemId, revision } = await aNewItem(world, author, moduleId, { ...ENTRY, key: '' })
    expect(itemId).toBe(`${moduleId.slice(0, 5)}-500`)
    expect(await submitWork(world, author, { itemId })).toMatchObject({
      refusal: { code: 'item-faults', findings: [expect.objectContaining({ path: 'key' })] },
    })
    const saved = await saveWork(world, author, { itemId, moduleId, body: ENTRY, basedOn: null, revision })
    expect(saved).toMatchObject({ ok: true, value: { revision: 2 } })
    expect(
      await saveWork(world, author, { itemId, moduleId, body: ENTRY, basedOn: null, revision }),
    ).toMatchObject({ refusal: { code: 'stale' } })
    expect(await submitWork(world, author, { itemId })).toMatchObject({ ok: true })
    expect(await saveWork(world, author, { itemId, moduleId, body: ENTRY, basedOn: null })).toMatchObject({
      refusal: { code: 'under-review' },
    })
    expect(await approveWork(world, author, { itemId })).toMatchObject({ refusal: { code: 'own-work' } })
    expect(await returnWork(world, second, { itemId })).toMatchObject({ refusal: { code: 'reason-missing' } })
    expect(await returnWork(world, second, { itemId, text: '解析说清楚些' })).toMatchObject({ ok: true })
    expect(await submitWork(world, author, { itemId })).toMatchObject({ ok: true })
    expect((await readyBank(world.db, 'l4')).some(({ id }) => id === itemId)).toBe(false)
    expect(await approveWork(world, second, { itemId })).toMatchObject({ ok: true, value: { version: 1 } })
    expect((await readyBank(world.db, 'l4')).find(({ id }) => id === itemId)).toMatchObject({
      version: 1,
      authorId: author.id,
      facts: { author: 'px-1', reviewedBy: 'px-2', status: 'ready' },
    })
    expect((await notesOf(world.db, itemId)).map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['submitted', 'returned', 'approved']),
    )
    const events = await world.db.select().from(auditEvents).where(eq(auditEvents.subject, itemId))
    expect(events.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['item-work-begun', 'item-submitted', 'item-returned', 'item-approved']),
    )
  })

  test('content publishes past an item that was rewritten here, and never retires what was written here', async () => {
    const { world, author, second, moduleId } = await twoTrainers()
    const content = await realContent()
    const fresh = await aNewItem(world, author, moduleId)
    await submitWork(world, author, { itemId: fresh.itemId })
    await approveWork(world, second, { itemId: fresh.itemId })
    const file = content.items.find(({ item }) => item.body.kind === 'trueFalse')
    if (!file) throw new Error('no true-false item')
    const { id, facts, body } = file.item
    const rewritten = { ...entryOf({ body, facts }), stem: `${body.stem}（平台上改过）` }
    const saved = await saveWork(world, author, {
      itemId: id,
      moduleId: file.moduleId,
      body: rewritten,
      basedOn: 1,
    })
    expect(saved).toMatchObject({ ok: true })
    expect(await submitWork(world, author, { itemId: id })).toMatchObject({ ok: true })
    expect(await approveWork(world, second, { itemId: id })).toMatchObject({ value: { version: 2 } })
    expect(await publishContent(world, content, null)).toMatchObject({
      ok: true,
      value: { added: 0, newVersions: 0, retired: 0 },
    })
    const again = {
      ...content,
      items: content.items.map((one) =>
        one.item.id === id
          ? { ...one, item: { ...one.item, body: { ...one.item.body, stem: `${body.stem}（文件也改过）` } } }
          : one,
      ),
    }
    const published = await publishContent(world, again, null)
    expect(published).toMatchObject({ ok: true, value: { newVersions: 0 } })
    expect(published.ok && published.value.findings).toContainEqual(
      expect.objectContaining({ rule: 'item-changed-twice', path: id }),
    )
    const standing = (await allBankItems(world.db)).find((one) => one.id === id)
    expect(standing?.body.stem).toContain('（平台上改过）')
  })

  test('a retired item stays retired when its file is published again, and comes back through review', async () => {
    const { world, author, second } = await twoTrainers()
    const content = await realContent()
    const id = content.items[0]?.item.id ?? ''
    const statusOf = async () =>
      (await world.db.select({ status: items.status }).from(items).where(eq(items.id, id)))[0]?.status
    expect(await retireItemHere(world, author, { itemId: id })).toMatchObject({ ok: true })
    await publishContent(world, content, null)
    expect(await statusOf()).toBe('retired')
    expect(await undoRetirement(world, second, { itemId: id })).toMatchObject({
      refusal: { code: 'not-allowed' },
    })
    expect(await undoRetirement(world, author, { itemId: id })).toMatchObject({ ok: true })
    expect(await statusOf()).toBe('ready')
    await retireItemHere(world, author, { itemId: id })
    expect(await restoreItem(world, author, { itemId: id })).toMatchObject({ ok: true })
    expect(await approveWork(world, author, { itemId: id })).toMatchObject({ refusal: { code: 'own-work' } })
    expect(await approveWork(world, second, { itemId: id })).toMatchObject({
      ok: true,
      value: { version: 1 },
    })
    expect(await statusOf()).toBe('ready')
  })

  test('many drafts come in at once and go again, and no number is given twice', async () => {
    const { world, author, second, moduleId } = await twoTrainers()
    const entries = Array.from({ length: 250 }, (_, n) => ({
      moduleId,
      body: { ...ENTRY, stem: `第 ${n} 题` },
    }))
    const saved = await saveNewWorks(world, author, entries)
    if (!saved.ok) throw new Error(saved.refusal.code)
    const { itemIds } = saved.value
    expect([itemIds.length, itemIds[0], itemIds[249]]).toEqual([
      250,
      `${moduleId.slice(0, 5)}-500`,
      `${moduleId.slice(0, 5)}-749`,
    ])
    await commentItem(world, second, { itemId: itemIds[0] ?? '', text: '题干没说清' })
    expect(await discardWorks(world, author, itemIds)).toMatchObject({ ok: true })
    expect(await discardWorks(world, author, itemIds)).toMatchObject({ refusal: { code: 'no-work' } })
    expect((await aNewItem(world, author, moduleId)).itemId).toBe(`${moduleId.slice(0, 5)}-750`)
    expect(await takeUpWork(world, author, itemIds[0] ?? '')).toMatchObject({ ok: true })
    expect(await withdrawWork(world, author, { itemId: itemIds[0] ?? '' })).toMatchObject({
      refusal: { code: 'not-under-review' },
    })
  })
})
