import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { satPapers, standingFlags } from '#app/db/reads/analysis.server.ts'
import { itemVersionsOf, versionName } from '#app/db/reads/bank.server.ts'
import { slotsOf } from '#app/db/reads/exams.server.ts'
import { itemRecords } from '#app/db/reads/item-use.server.ts'
import { answers, attemptSlots, attempts, auditEvents, marks, scoreVersions } from '#app/db/schema/index.ts'
import { analyseExam } from '#app/domain/item-analysis/sat.ts'
import { markItem } from '#app/domain/marking/mark-item.ts'
import { startAttempt } from '#app/use-cases/exam/start-attempt.server.ts'
import { clearFlag, flagItem } from '#app/use-cases/item/flag-item.server.ts'
import { rightAnswer } from '#tests/factories/answers.ts'
import { anEligibleTrainee, aPerson } from '#tests/setup/published.ts'
import { aPublishedWorld, type TestWorld } from '#tests/setup/world.ts'

const PEOPLE = 36
const scope = { level: 'l4', formalOnly: false, sittingId: null } as const

/**
 * One form sat by many: the n-th person knows the first n/PEOPLE of it, but the item `against` is answered right by the
 * weaker half alone. The first paper is begun by the product; the others are copies of it for other people.
 */
async function papersOf(world: TestWorld) {
  const { db } = world
  const candidateId = await anEligibleTrainee(world, 'zx-700')
  const started = await startAttempt(world, { candidateId, examId: 'l4-theory' })
  if (!started.ok) throw new Error(JSON.stringify(started.refusal))
  const slots = await slotsOf(db, started.value.attemptId)
  const versions = await itemVersionsOf(db, slots)
  const against = slots.find(({ kind }) => kind === 'single')
  const row = await db.select().from(attempts).where(eq(attempts.id, started.value.attemptId))
  const own = await db.select().from(attemptSlots).where(eq(attemptSlots.attemptId, started.value.attemptId))
  const [first] = row
  if (!first || !against) throw new Error('no attempt')
  await db.update(attempts).set({ status: 'marked' }).where(eq(attempts.id, first.id))
  for (let n = 0; n < PEOPLE; n++) {
    const id = n === 0 ? first.id : `copy-${n}`
    if (n > 0) {
      const personId = await aPerson(world, `zx-7${String(n).padStart(2, '0')}x`, ['trainee'])
      await db
        .insert(attempts)
        .values({ ...first, id, personId, status: 'marked', submitKey: null, startedAt: first.startedAt + n })
      await db.insert(attemptSlots).values(own.map((slot) => ({ ...slot, attemptId: id })))
    }
    const given = slots.map(({ slot, itemId, itemVersion }, at) => {
      const body = versions.get(versionName(itemId, itemVersion))?.body
      if (!body) throw new Error(itemId)
      const knows = slot === against.slot ? n < PEOPLE / 2 : at / slots.length < n / PEOPLE
      const wrong =
        body.kind === 'single' ? body.options.find((option) => option.id !== body.key)?.id : undefined
      const value = knows ? rightAnswer(body) : wrong ? { kind: 'single' as const, chosen: wrong } : null
      return { slot, value, mark: markItem(body, value) }
    })
    await db.insert(answers).values(
      given.map(({ slot, value }, seq) => ({
        attemptId: id,
        slot,
        value,
        flagged: false,
        epoch: 1,
        seq,
        savedAt: 0,
      })),
    )
    const points = given.reduce((sum, { mark }) => sum + mark.points, 0)
    await db.insert(scoreVersions).values({
      attemptId: id,
      n: 1,
      points,
      outOf: first.fullMark,
      passed: points >= first.cutScore,
      reason: 'first-marking',
      createdAt: 0,
    })
    await db.insert(marks).values(
      given.map(({ slot, mark }) => ({
        attemptId: id,
        n: 1,
        slot,
        state: mark.state,
        points: mark.points,
        outOf: mark.outOf,
        trace: mark.trace,
      })),
    )
  }
  return { itemId: against.itemId, attemptId: first.id }
}

test('papers are analysed as they stand; an item in question is known to the next draw until it is answered', async () => {
  const world = await aPublishedWorld()
  const { itemId, attemptId } = await papersOf(world)
  const sats = await satPapers(world.db, scope)
  expect(sats).toHaveLength(PEOPLE)
  expect(sats[0]?.items).toHaveLength((await slotsOf(world.db, attemptId)).length)
  const { items, exam, passRate, reliability } = analyseExam(sats)
  expect(exam.people).toBe(PEOPLE)
  expect(reliability?.kind).toBe('alpha') // one form for all
  expect(passRate).toBeGreaterThan(0)
  const suspect = items.find(({ id }) => id === itemId)
  expect(suspect?.flags[0]).toEqual({ flag: 'keyAgainst' })
  expect(items.filter(({ flags }) => flags.some(({ flag }) => flag === 'keyAgainst'))).toHaveLength(1)

  expect(await satPapers(world.db, { ...scope, formalOnly: true })).toHaveLength(PEOPLE)
  expect(await satPapers(world.db, { ...scope, sittingId: 'another' })).toEqual([])

  const trainer = await aPerson(world, 'px-7', ['trainer'])
  const question = { itemId, found: suspect?.flags ?? [], n: PEOPLE, note: '' }
  expect((await flagItem(world, trainer, question)).ok).toBe(true)
  expect(await flagItem(world, trainer, question)).toMatchObject({ refusal: { code: 'flagged-already' } })
  expect(await flagItem(world, trainer, { ...question, itemId: 'l4-99-999' })).toMatchObject({
    refusal: { code: 'no-such-item' },
  })
  expect((await itemRecords(world.db, 'l4')).get(itemId)?.flagged).toBe(true)
  expect(await clearFlag(world, trainer, { itemId, answer: ' ' })).toMatchObject({
    refusal: { code: 'reason-missing' },
  })
  expect((await clearFlag(world, trainer, { itemId, answer: '核对过，已改' })).ok).toBe(true)
  expect(await clearFlag(world, trainer, { itemId, answer: '再来' })).toMatchObject({
    refusal: { code: 'not-flagged' },
  })
  expect(await standingFlags(world.db, itemId)).toEqual([])
  expect((await itemRecords(world.db, 'l4')).get(itemId)?.flagged).toBeUndefined()
  const events = await world.db
    .select({ kind: auditEvents.kind })
    .from(auditEvents)
    .where(eq(auditEvents.subject, itemId))
  expect(events.map(({ kind }) => kind).sort()).toEqual(['item-flag-cleared', 'item-flagged'])
})
