import { beforeEach, expect, test } from 'vitest'
import { auditEvents } from '#app/db/schema/index.ts'
import { answerKey } from '#app/domain/paper/answer-key.ts'
import { printedItems } from '#app/domain/paper/printed.ts'
import { exportPaper } from '#app/use-cases/exam/export-paper.server.ts'
import { aPublishedWorld, type TestWorld } from '#tests/setup/world.ts'

let world: TestWorld
beforeEach(async () => {
  world = await aPublishedWorld()
})
const TRIAL = { kind: 'trial', level: 'l4', seed: '7' } as const

test('a trial form is exported whole: 100 points on paper, a key for every question, the same form for the same seed', async () => {
  const exported = await exportPaper(world, { actorId: 'trainer', source: TRIAL, part: 'paper' })
  const again = await exportPaper(world, { actorId: 'trainer', source: TRIAL, part: 'key' })
  if (!exported.ok || !again.ok) throw new Error('not exported')
  const items = printedItems(exported.value.questions)
  expect(items.reduce((sum, { points }) => sum + points, 0)).toBe(10_000)
  expect(answerKey(exported.value.questions).map(({ number }) => number)).toEqual(
    items.map(({ number }) => String(number)),
  )
  expect(again.value.questions).toEqual(exported.value.questions)
})

test('every export is on record: who took which part of which form', async () => {
  await exportPaper(world, { actorId: 'trainer', source: TRIAL, part: 'key' })
  const events = await world.db.select().from(auditEvents)
  expect(events.filter(({ kind }) => kind === 'paper-exported')).toMatchObject([
    { actorId: 'trainer', facts: { part: 'key', level: 'l4', seed: '7' } },
  ])
})

test.each([
  [{ ...TRIAL, seed: 'seven' }, 'bad-seed'],
  [{ kind: 'trial', level: 'l1', seed: '7' }, 'no-pool'],
  [{ kind: 'sitting', examSessionId: 'nowhere', number: 1 }, 'no-such-form'],
] as const)('%o is refused as %s and leaves no record', async (source, code) => {
  const exported = await exportPaper(world, { actorId: 'trainer', source, part: 'paper' })
  expect(exported).toMatchObject({ ok: false, refusal: { code } })
})
