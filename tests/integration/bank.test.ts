import { describe, expect, test } from 'vitest'
import { versionsOfItem } from '#app/db/reads/bank.server.ts'
import { findItemHead, formUses } from '#app/db/reads/bank-item.server.ts'
import { bankRows } from '#app/db/reads/bank-list.server.ts'
import { drawnForms, levelsWithBlueprint } from '#app/db/reads/blueprints.server.ts'
import { slotsOf } from '#app/db/reads/exams.server.ts'
import { retireItem } from '#app/db/writes/content.server.ts'
import { searchItems } from '#app/domain/item/search.ts'
import { previewForm } from '#app/use-cases/blueprint/preview-form.server.ts'
import { startAttempt } from '#app/use-cases/exam/start-attempt.server.ts'
import { markSamples, tryItem } from '#app/use-cases/item/try-item.server.ts'
import { anEligibleTrainee, realContent } from '#tests/setup/published.ts'
import { aPublishedWorld, START } from '#tests/setup/world.ts'

describe('the item bank', () => {
  test('holds every item and draft of the content, and shows a change at once', async () => {
    const { db } = await aPublishedWorld()
    const content = await realContent()
    const rows = await bankRows(db)
    expect(rows).toHaveLength(content.items.length + content.drafts.length)
    expect(await bankRows(db)).toBe(rows)
    const [first] = searchItems(rows, { status: 'ready' }).rows
    await retireItem(db, first?.id ?? '', START)
    expect((await bankRows(db)).find(({ id }) => id === first?.id)?.status).toBe('retired')
  })

  test('an item counts the forms it stood in', async () => {
    const world = await aPublishedWorld()
    const candidateId = await anEligibleTrainee(world)
    const started = await startAttempt(world, { candidateId, examId: 'l4-theory' })
    if (!started.ok) throw new Error(started.refusal.code)
    const [slot] = await slotsOf(world.db, started.value.attemptId)
    const itemId = slot?.itemId ?? ''
    expect(await formUses(world.db, [itemId, 'l4-99-999'])).toEqual(
      new Map([[itemId, { forms: 1, lastAt: START }]]),
    )
    expect(await drawnForms(world.db, 'l4')).toMatchObject({
      forms: 1,
      last: { at: START, verification: { ok: true } },
    })
    expect(await levelsWithBlueprint(world.db)).toContain('l4')
  })

  test('a trial answer is marked and not kept; one for no item is refused', async () => {
    const world = await aPublishedWorld()
    const row = (await bankRows(world.db)).find(
      ({ kind, status }) => kind === 'trueFalse' && status === 'ready',
    )
    const itemId = row?.id ?? ''
    const tried = await tryItem(world, {
      itemId,
      answer: (body) => ({ kind: 'trueFalse', chosen: body.kind === 'trueFalse' && body.key }),
    })
    expect(tried).toMatchObject({ ok: true, value: { mark: { state: 'right' } } })
    expect(await tryItem(world, { itemId, answer: () => null })).toMatchObject({
      value: { mark: { state: 'unanswered' } },
    })
    const blanks = () => ({ kind: 'fillIn' as const, blanks: [] })
    expect(await tryItem(world, { itemId, answer: blanks })).toMatchObject({
      refusal: { code: 'wrong-kind' },
    })
    expect(await tryItem(world, { itemId: 'l4-99-999', answer: blanks })).toMatchObject({
      refusal: { code: 'no-such-item' },
    })
  })

  test('the samples of a fill-in get what its author says', async () => {
    const { db } = await aPublishedWorld()
    const row = (await bankRows(db)).find(({ kind, status }) => kind === 'fillIn' && status === 'ready')
    const [version] = await versionsOfItem(db, row?.id ?? '')
    expect((await findItemHead(db, row?.id ?? ''))?.currentVersion).toBe(version?.n)
    const samples = version ? markSamples(version.body, version.facts) : []
    expect(samples.length).toBeGreaterThan(3)
    expect(samples.filter(({ mark, expected }) => mark.points !== expected)).toEqual([])
  })
})

describe('a trial form', () => {
  test('is the same for the same seed, is verified, and leaves nothing behind', async () => {
    const world = await aPublishedWorld()
    const first = await previewForm(world, { level: 'l4', seed: '7' })
    expect(first).toMatchObject({ ok: true, value: { verification: { ok: true, violations: [] } } })
    expect(await previewForm(world, { level: 'l4', seed: '7' })).toEqual(first)
    expect(await previewForm(world, { level: 'l4', seed: '8' })).not.toEqual(first)
    expect((await drawnForms(world.db, 'l4')).forms).toBe(0)
  })

  test.each([
    { name: 'a seed that is no number', level: 'l4' as const, seed: 'x', code: 'bad-seed' },
    { name: 'a level without a pool', level: 'l1' as const, seed: '7', code: 'no-pool' },
  ])('$name is refused', async ({ level, seed, code }) => {
    expect(await previewForm(await aPublishedWorld(), { level, seed })).toMatchObject({ refusal: { code } })
  })
})
