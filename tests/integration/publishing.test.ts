import { describe, expect, test } from 'vitest'
import { allBankItems, itemVersionsOf, versionName } from '#app/db/reads/bank.server.ts'
import { findBlueprint } from '#app/db/reads/content.server.ts'
import { findPool, slotsOf } from '#app/db/reads/exams.server.ts'
import { auditEvents } from '#app/db/schema/index.ts'
import { openSolver } from '#app/lib/solver/highs.server.ts'
import type { Content, LoadedItem } from '#app/publishing/content/types.ts'
import { publishContent } from '#app/use-cases/content/publish-content.server.ts'
import { planTables } from '#app/use-cases/exam/plan-tables.server.ts'
import { startAttempt } from '#app/use-cases/exam/start-attempt.server.ts'
import { anEligibleTrainee, realContent } from '#tests/setup/published.ts'
import { aPublishedWorld, aWorld } from '#tests/setup/world.ts'

/** The content with one item changed. */
const withItem = (
  content: Content,
  id: string,
  change: (item: LoadedItem['item']) => LoadedItem['item'],
): Content => ({
  ...content,
  items: content.items.map((loaded) =>
    loaded.item.id === id ? { ...loaded, item: change(loaded.item) } : loaded,
  ),
})
const without = (content: Content, id: string): Content => ({
  ...content,
  items: content.items.filter(({ item }) => item.id !== id),
})

describe('publishing', () => {
  test('the same content again changes nothing and leaves no audit event', async () => {
    const world = await aPublishedWorld()
    const content = await realContent()
    const before = (await world.db.select().from(auditEvents)).length
    const again = await publishContent(world, content, null)
    expect(again).toMatchObject({ ok: true, value: { added: 0, newVersions: 0, retired: 0 } })
    expect((await world.db.select().from(auditEvents)).length).toBe(before)
  })

  test('a changed item gets a new version, and an attempt keeps what it was given', async () => {
    const world = await aPublishedWorld()
    const candidateId = await anEligibleTrainee(world)
    const started = await startAttempt(world, { candidateId, examId: 'l4-theory' })
    if (!started.ok) throw new Error(started.refusal.code)
    const given = (await slotsOf(world.db, started.value.attemptId)).find(({ kind }) => kind === 'trueFalse')
    if (!given) throw new Error('no true-false question')
    const content = await realContent()
    const changed = withItem(content, given.itemId, (item) =>
      item.body.kind === 'trueFalse'
        ? { ...item, body: { ...item.body, stem: `${item.body.stem}（改）`, key: !item.body.key } }
        : item,
    )
    expect(await publishContent(world, changed, null)).toMatchObject({
      value: { newVersions: 1, added: 0, retired: 0 },
    })
    const standing = (await allBankItems(world.db)).find(({ id }) => id === given.itemId)
    expect(standing).toMatchObject({ version: given.itemVersion + 1, keyVersion: given.keyVersion + 1 })
    const kept = (await itemVersionsOf(world.db, [given])).get(versionName(given.itemId, given.itemVersion))
    expect(kept?.body.stem).not.toContain('（改）')
  })

  test('a removed item is retired, named when an attempt used it, and comes back as a new version', async () => {
    const world = await aPublishedWorld()
    const candidateId = await anEligibleTrainee(world)
    const started = await startAttempt(world, { candidateId, examId: 'l4-theory' })
    if (!started.ok) throw new Error(started.refusal.code)
    const content = await realContent()
    const counts = new Map<string, number>()
    for (const { item } of content.items)
      counts.set(item.facts.knowledgePoint, (counts.get(item.facts.knowledgePoint) ?? 0) + 1)
    const slots = await slotsOf(world.db, started.value.attemptId)
    const used = slots.find(({ knowledgePoint }) => (counts.get(knowledgePoint) ?? 0) > 3)
    if (!used) throw new Error('no knowledge point with items to spare')
    const removed = await publishContent(world, without(content, used.itemId), null)
    expect(removed).toMatchObject({
      ok: true,
      value: {
        retired: 1,
        findings: expect.arrayContaining([
          expect.objectContaining({ rule: 'removed-item-in-use', path: used.itemId }),
        ]),
      },
    })
    const find = async () => (await allBankItems(world.db)).find(({ id }) => id === used.itemId)
    expect(await find()).toMatchObject({ status: 'retired' })
    await publishContent(world, content, null)
    expect(await find()).toMatchObject({ status: 'ready' })
  })

  test('content with an error publishes nothing and names every fault', async () => {
    const world = await aWorld()
    const content = await realContent()
    const [single] = content.items.filter(({ item }) => item.body.kind === 'single')
    if (!single) throw new Error('no single choice item')
    const broken = withItem(
      withItem(content, single.item.id, (item) =>
        item.body.kind === 'single'
          ? {
              ...item,
              body: { ...item.body, key: 'j' },
              facts: { ...item.facts, knowledgePoint: 'law.nowhere' },
            }
          : item,
      ),
      'none',
      (item) => item,
    )
    const told = await publishContent(world, broken, null)
    if (told.ok) throw new Error('published')
    expect(told.refusal.findings.map(({ rule }) => rule)).toEqual(
      expect.arrayContaining(['key-names-options', 'knowledge-points-exist']),
    )
    expect(await allBankItems(world.db)).toEqual([])
    expect(await findBlueprint(world.db, 'l4')).toBeUndefined()
  })
})

describe('cell tables', () => {
  test('are solved once for a blueprint and bank', async () => {
    const world = await aPublishedWorld()
    const solver = openSolver()
    const again = await planTables(world, solver, 'l4')
    await solver.close()
    expect(again).toMatchObject({ ok: true, value: { changed: false } })
    expect((await findPool(world.db, 'l4'))?.capacity).toBeGreaterThanOrEqual(2)
  })

  test('a bank without law items opens no exam and says what is short', async () => {
    const world = await aWorld()
    const content = await realContent()
    const lawless: Content = {
      ...content,
      items: content.items.map((loaded) =>
        loaded.item.facts.knowledgePoint.startsWith('law.')
          ? { ...loaded, item: { ...loaded.item, facts: { ...loaded.item.facts, status: 'review' } } }
          : loaded,
      ),
    }
    await publishContent(world, lawless, null)
    const solver = openSolver()
    const planned = await planTables(world, solver, 'l4')
    await solver.close()
    if (planned.ok || planned.refusal.code !== 'bank-too-small') throw new Error('planned')
    expect(planned.refusal.capacity).toBe(0)
    expect(planned.refusal.shortages.every(({ leaf }) => leaf === 'law')).toBe(true)
    expect(planned.refusal.shortages[0]).toMatchObject({
      have: 0,
      relaxations: expect.arrayContaining([expect.stringContaining('法律知识')]),
    })
    expect(await findPool(world.db, 'l4')).toBeUndefined()
  })
})
