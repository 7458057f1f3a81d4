import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { satPapers, standingFlags } from '#app/db/reads/analysis.server.ts'
import { itemVersionsOf, versionName } from '#app/db/reads/bank.server.ts'
import { bankRows } from '#app/db/reads/bank-list.server.ts'
import { slotsOf } from '#app/db/reads/exams.server.ts'
import { figuresSettled, refreshFigures } from '#app/db/reads/item-figures.server.ts'
import { itemRecords } from '#app/db/reads/item-use.server.ts'
import { answers, attemptSlots, attempts, auditEvents, marks, scoreVersions } from '#app/db/schema/index.ts'
import { analyseExam } from '#app/domain/item-analysis/sat.ts'
import { markItem } from '#app/domain/marking/mark-item.ts'
import { itemAnalysis } from '#app/routes/analysis.$itemId/item-analysis.server.ts'
import { startAttempt } from '#app/use-cases/exam/start-attempt.server.ts'
import { clearFlag, flagItem } from '#app/use-cases/item/flag-item.server.ts'
import { applyLeftOver } from '#app/use-cases/regrade/apply-key-changes.server.ts'
import { approveKeyChange } from '#app/use-cases/regrade/approve-key-change.server.ts'
import { proposeKeyChange } from '#app/use-cases/regrade/propose-key-change.server.ts'
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

test("a key found suspect is regraded: scores, audit, the item's analysis and the bank's list follow", async () => {
  const world = await aPublishedWorld()
  const { db } = world
  const { itemId } = await papersOf(world)
  await db.update(attempts).set({ status: 'released', releasedAt: 1 })
  const figuresInBank = async () => {
    await refreshFigures(db)
    await figuresSettled(db)
    return (await bankRows(db)).find(({ id }) => id === itemId)
  }
  const search = new URLSearchParams({ level: 'l4', papers: 'all' })
  const found = await itemAnalysis(db, itemId, search)
  expect(found).toMatchObject({ corrections: [], figures: { n: PEOPLE } })
  expect(found?.flags[0]).toEqual({ flag: 'keyAgainst' })
  const discrimination = (found?.figures?.discriminationIndex ?? Number.NaN) / 100
  const listed = await figuresInBank()
  expect(listed).toMatchObject({ facility: 0.5, answers: PEOPLE })
  expect(listed?.discrimination).toBeCloseTo(discrimination, 12)
  expect(discrimination).toBeLessThan(0)

  const [proposedBy, approverId] = [
    await aPerson(world, 'px-8', ['trainer']),
    await aPerson(world, 'px-9', ['trainer']),
  ]
  const change = {
    itemId,
    itemVersion: found?.version ?? 0,
    body: null,
    reason: '答案与多数人相反',
    proposedBy,
  }
  const proposed = await proposeKeyChange(world, { ...change, policy: 'dropAndRescale' })
  if (!proposed.ok) throw new Error(JSON.stringify(proposed.refusal))
  const { id: changeId, hash } = proposed.value
  expect((await approveKeyChange(world, { changeId, hash, approverId })).ok).toBe(true)
  while ((await applyLeftOver(world)) > 0);

  const scores = await db.select().from(scoreVersions)
  const marked = await db
    .select({ attemptId: marks.attemptId, points: marks.points, outOf: marks.outOf })
    .from(marks)
    .innerJoin(
      attemptSlots,
      and(eq(attemptSlots.attemptId, marks.attemptId), eq(attemptSlots.slot, marks.slot)),
    )
    .where(and(eq(marks.n, 1), eq(attemptSlots.itemId, itemId)))
  expect(marked).toHaveLength(PEOPLE)
  for (const { attemptId, points, outOf } of marked) {
    const [before, after] = [1, 2].map((n) =>
      scores.find((one) => one.attemptId === attemptId && one.n === n),
    )
    if (!before || !after) throw new Error(attemptId)
    // the rest of the form, brought to its full mark, floored to a hundredth
    const rescaled = Math.floor(((before.points - points) * before.outOf) / (before.outOf - outOf))
    expect(after).toMatchObject({ points: rescaled, reason: 'regrade', keyChangeId: changeId, approverId })
  }
  const events = await db
    .select({ kind: auditEvents.kind, actorId: auditEvents.actorId })
    .from(auditEvents)
    .where(eq(auditEvents.subject, itemId))
  expect(events).toContainEqual({ kind: 'key-change-proposed', actorId: proposedBy })
  expect(events).toContainEqual({ kind: 'key-change-approved', actorId: approverId })

  expect(await itemAnalysis(db, itemId, search)).toMatchObject({
    figures: null,
    flags: [],
    corrections: [{ changeId, policy: 'dropAndRescale', status: 'applied' }],
  })
  expect(await figuresInBank()).toMatchObject({ facility: null, discrimination: null })
})
