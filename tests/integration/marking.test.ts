import { beforeEach, describe, expect, test } from 'vitest'
import { answersOf, findAttempt, latestScore, marksOf } from '#app/db/reads/exams.server.ts'
import { markingTasksOf, readingsOf } from '#app/db/reads/marking.server.ts'
import { auditEvents } from '#app/db/schema/index.ts'
import type { Response } from '#app/domain/item/schema.ts'
import { READING_RULE } from '#app/domain/marking/readings.ts'
import type { CriterionMark } from '#app/domain/marking/rubric-marks.ts'
import { HOUR, SECOND } from '#app/domain/shared/instant.ts'
import { countLateAnswers } from '#app/use-cases/exam/count-late-answers.server.ts'
import { closeOverdue, submitAttempt } from '#app/use-cases/exam/end-attempt.server.ts'
import { markAttempt } from '#app/use-cases/exam/mark-attempt.server.ts'
import { markLeftOver } from '#app/use-cases/exam/mark-left-over.server.ts'
import { saveAnswers } from '#app/use-cases/exam/save-answers.server.ts'
import { claimNext } from '#app/use-cases/marking/claim-next.server.ts'
import { freeClaim } from '#app/use-cases/marking/free-claim.server.ts'
import { giveMarks } from '#app/use-cases/marking/give-marks.server.ts'
import { readConsistency, readQueue } from '#app/use-cases/marking/read-queue.server.ts'
import { readTask } from '#app/use-cases/marking/read-task.server.ts'
import { saveDraft } from '#app/use-cases/marking/save-draft.server.ts'
import { aWrittenAttempt, CASE_SLOT, PLAN_SLOT, withWrittenItems } from '#tests/factories/written-attempt.ts'
import { aPerson } from '#tests/setup/published.ts'
import { aWorld, type TestWorld } from '#tests/setup/world.ts'

let world: TestWorld
let candidateId: string
let [first, second, third] = ['', '', '']

beforeEach(async () => {
  world = await aWorld()
  await withWrittenItems(world)
  candidateId = await aPerson(world, 'zx-1')
  first = await aPerson(world, 'px-1', ['trainer'])
  second = await aPerson(world, 'px-2', ['assessor'])
  third = await aPerson(world, 'px-3', ['assessor'])
})

const plan: Response = { kind: 'plan', text: '先问他为什么走，再给两个方案。' }
const caseStudy: Extract<Response, { kind: 'caseStudy' }> = {
  kind: 'caseStudy',
  parts: [
    { kind: 'single', chosen: 'b' },
    { kind: 'trueFalse', chosen: false },
    { kind: 'fillIn', blanks: ['2'] },
    { kind: 'written', text: '让您等了三天，我先看工单。' },
  ],
}

/** An attempt handed in with these answers. */
async function handedIn(
  answers: Record<number, Response> = { [PLAN_SLOT]: plan },
  more: Partial<Parameters<typeof aWrittenAttempt>[1]> = {},
): Promise<string> {
  const attemptId = await aWrittenAttempt(world, { candidateId, answers, ...more })
  const ended = await submitAttempt(world, {
    attemptId,
    candidateId: more.candidateId ?? candidateId,
    epoch: 1,
    submitKey: 'key',
    receivedAt: world.now(),
  })
  expect(ended.ok).toBe(true)
  return attemptId
}

const planMarks = (diagnosis: number, offer: number): CriterionMark[] => [
  { criterion: 'diagnosis', points: diagnosis },
  { criterion: 'offer', points: offer },
]

async function claimed(markerId: string): Promise<string> {
  const next = await claimNext(world, { markerId })
  if (!next.ok) throw new Error(next.refusal.code)
  return next.value.taskId
}

const reads = async (markerId: string, given: CriterionMark[], comment = '') =>
  giveMarks(world, { markerId, taskId: await claimed(markerId), given, comment })

const statusOf = async (attemptId: string) => (await findAttempt(world.db, attemptId))?.status

describe('an attempt with written answers', () => {
  test('waits for two blind readings, and has no score until the last is in', async () => {
    const attemptId = await handedIn()
    expect(await statusOf(attemptId)).toBe('awaitingManual')
    expect(await reads(first, planMarks(1_000, 500))).toEqual({ ok: true, value: { settled: 'waiting' } })
    expect(await latestScore(world.db, attemptId)).toBeUndefined()
    expect(await reads(second, planMarks(500, 1_000))).toEqual({ ok: true, value: { settled: 'marked' } })
    expect(await statusOf(attemptId)).toBe('marked')
    expect(await latestScore(world.db, attemptId)).toMatchObject({ n: 1, points: 1_500, passed: false })
    const [, mark] = await marksOf(world.db, attemptId, 1)
    expect(mark).toMatchObject({
      state: 'partial',
      points: 1_500,
      trace: [
        { rule: 'rubric', criterion: 'diagnosis', earned: 750 },
        { rule: 'rubric', criterion: 'offer', earned: 750 },
      ],
    })
  })

  test('adds what machine and people gave in one case', async () => {
    const attemptId = await handedIn({ [CASE_SLOT]: caseStudy })
    const given = [
      { criterion: 'feeling', points: 200 },
      { criterion: 'next-step', points: 100, comment: '没有说时限' },
    ]
    await reads(first, given)
    await reads(second, given)
    const [mark] = await marksOf(world.db, attemptId, 1)
    expect(mark).toMatchObject({ state: 'partial', points: 900, outOf: 1_000 })
  })

  test('with nothing written needs nobody', async () => {
    const attemptId = await handedIn({ [PLAN_SLOT]: { kind: 'plan', text: '  \n' } })
    expect(await statusOf(attemptId)).toBe('marked')
    expect(await markingTasksOf(world.db, attemptId)).toEqual([])
  })

  test('is released at once after the last reading where its rule says so', async () => {
    const attemptId = await handedIn(undefined, { kind: 'mock', release: 'onMarking' })
    // a mock exam is read once
    expect(await reads(first, planMarks(1_000, 1_000))).toMatchObject({ value: { settled: 'marked' } })
    expect(await findAttempt(world.db, attemptId)).toMatchObject({
      status: 'released',
      releasedAt: world.now(),
    })
  })

  test('is asked for once, however often marking runs', async () => {
    const attemptId = await handedIn()
    const before = await markingTasksOf(world.db, attemptId)
    expect(await markAttempt(world, attemptId)).toMatchObject({ refusal: { code: 'not-handed-in' } })
    expect(await markLeftOver(world)).toBe(0)
    expect(await markingTasksOf(world.db, attemptId)).toEqual(before)
  })
})

describe('a third reader', () => {
  test('is called when two differ by more than 20 %, and the two nearest count', async () => {
    const attemptId = await handedIn()
    await reads(first, planMarks(0, 500))
    expect(await reads(second, planMarks(1_000, 500))).toEqual({ ok: true, value: { settled: 'third' } })
    expect(await statusOf(attemptId)).toBe('awaitingManual')
    expect(await claimNext(world, { markerId: first })).toMatchObject({
      refusal: { code: 'nothing-to-mark' },
    })
    expect(await reads(third, planMarks(1_000, 1_000))).toMatchObject({ value: { settled: 'marked' } })
    expect(await latestScore(world.db, attemptId)).toMatchObject({ points: 1_750 })
  })

  test('is called when less parts them but the attempt would pass by one and fail by the other', async () => {
    const attemptId = await handedIn(undefined, { cutScore: 1_250 })
    await reads(first, planMarks(750, 500))
    expect(await reads(second, planMarks(500, 500))).toEqual({ ok: true, value: { settled: 'third' } })
    await reads(third, planMarks(750, 500))
    expect(await latestScore(world.db, attemptId)).toMatchObject({ points: 1_250, passed: true })
  })

  test('is not called when both pass', async () => {
    const attemptId = await handedIn(undefined, { cutScore: 1_000 })
    await reads(first, planMarks(750, 500))
    expect(await reads(second, planMarks(500, 500))).toEqual({ ok: true, value: { settled: 'marked' } })
    expect(await latestScore(world.db, attemptId)).toMatchObject({ points: 1_125, passed: true })
  })

  test('across the cut waits for the other answers of the attempt', async () => {
    // 600 by machine, the cut is 60 % of 30 points
    const attemptId = await handedIn({ [CASE_SLOT]: caseStudy, [PLAN_SLOT]: plan })
    const feeling = [
      { criterion: 'feeling', points: 100 },
      { criterion: 'next-step', points: 100 },
    ]
    // each is led through the case first, then the plan: 600 + 200 + 1000 passes by one hair, 750 does not
    await reads(first, feeling)
    await reads(first, planMarks(500, 500))
    await reads(second, feeling)
    expect(await reads(second, planMarks(500, 250))).toEqual({ ok: true, value: { settled: 'third' } })
    const tasks = await markingTasksOf(world.db, attemptId)
    expect(tasks.filter(({ reading }) => reading === 3).map(({ slot }) => slot)).toEqual([PLAN_SLOT])
    await reads(third, planMarks(500, 500))
    expect(await latestScore(world.db, attemptId)).toMatchObject({ points: 1_800, passed: true })
  })
})

describe('blind and anonymous', () => {
  test('a marker sees a paper number and the answer, no person and no other marks', async () => {
    const attemptId = await handedIn()
    await reads(first, planMarks(0, 0), '没有写到重点')
    const taskId = await claimed(second)
    const seen = await readTask(world, { markerId: second, taskId })
    expect(seen).toMatchObject({ text: plan.kind === 'plan' && plan.text, given: [], comment: '' })
    expect(seen?.paperNumber).toMatch(/^[A-Z2-9]{3}-[A-Z2-9]{3}$/)
    const said = JSON.stringify(seen)
    for (const secret of [attemptId, candidateId, '学员 zx-1', first, '没有写到重点'])
      expect(said).not.toContain(secret)
  })

  test('nobody marks himself, and nobody reads an answer twice', async () => {
    const marker = await aPerson(world, 'both', ['trainee', 'trainer'])
    await handedIn(undefined, { candidateId: marker })
    expect(await claimNext(world, { markerId: marker })).toMatchObject({
      refusal: { code: 'nothing-to-mark' },
    })
    await reads(first, planMarks(500, 500))
    expect(await claimNext(world, { markerId: first })).toMatchObject({
      refusal: { code: 'nothing-to-mark' },
    })
  })

  test('a reading in another’s hands is not to be seen, saved or given', async () => {
    await handedIn()
    const taskId = await claimed(first)
    expect(await readTask(world, { markerId: second, taskId })).toBeUndefined()
    const noted = { markerId: second, taskId, given: planMarks(0, 0), comment: '' }
    const refusal = { ok: false, refusal: { code: 'not-your-reading' } }
    expect(await saveDraft(world, noted)).toEqual(refusal)
    expect(await giveMarks(world, noted)).toEqual(refusal)
    expect(await freeClaim(world, noted)).toEqual(refusal)
  })
})

describe('a claim', () => {
  test('is given again to the one who has it, and lost after its time only when another takes it', async () => {
    await handedIn(undefined, { kind: 'mock' })
    const taskId = await claimed(first)
    expect(await claimNext(world, { markerId: first })).toEqual({
      ok: true,
      value: { taskId, resumed: true },
    })
    await saveDraft(world, {
      markerId: first,
      taskId,
      given: [{ criterion: 'offer', points: 500 }],
      comment: '草稿',
    })
    world.later(READING_RULE.claimMs)
    expect(await readTask(world, { markerId: first, taskId })).toMatchObject({ comment: '草稿' })
    expect(await claimed(second)).toBe(taskId)
    expect(await readTask(world, { markerId: second, taskId })).toMatchObject({ given: [], comment: '' })
    expect(
      await giveMarks(world, { markerId: first, taskId, given: planMarks(0, 0), comment: '' }),
    ).toMatchObject({ refusal: { code: 'not-your-reading' } })
  })

  test('of two who ask at once, each gets his own reading', async () => {
    await handedIn()
    const [a, b] = await Promise.all([claimed(first), claimed(second)])
    expect(a).not.toBe(b)
  })

  test('put back is free for another', async () => {
    await handedIn(undefined, { kind: 'mock' })
    const taskId = await claimed(first)
    expect(await freeClaim(world, { markerId: first, taskId })).toMatchObject({ ok: true })
    expect(await claimed(second)).toBe(taskId)
  })
})

describe('written answers that came late', () => {
  const LATE: Response = {
    kind: 'plan',
    text: '断网前没传上来的完整方案：先问原因，再给两个方案，写明回访时间。',
  }

  /** A paper that ran out of time with `inTime` on it, then what its device sends when the network is back. */
  async function lateWith(inTime: Record<number, Response>, late: Record<number, Response>) {
    const attemptId = await aWrittenAttempt(world, { candidateId, answers: inTime, cutScore: 1_700 })
    world.later(2 * HOUR + 11 * SECOND)
    await closeOverdue(world)
    return { attemptId, arrive }

    async function arrive() {
      const events = Object.entries(late).map(([slot, value], i) => ({
        attemptId,
        candidateId,
        epoch: 1,
        clientEventId: `late-${slot}`,
        seq: 100 + i,
        slot: Number(slot),
        value,
        flagged: false,
        receivedAt: world.now(),
      }))
      for (const { outcome } of await saveAnswers(world, events)) expect(outcome).toBe('late')
    }
  }

  const decide = (attemptId: string, actorId = first) =>
    countLateAnswers(world, { sessionId: 'written-formal', attemptId, reason: '考场断网两小时', actorId })

  test('are read by people after the decision; the old score stands until they are, then the new beside it', async () => {
    const { attemptId, arrive } = await lateWith({}, { [PLAN_SLOT]: LATE })
    await arrive()
    expect(await latestScore(world.db, attemptId)).toMatchObject({ n: 1, points: 0 })
    expect(await decide(attemptId, candidateId)).toMatchObject({ refusal: { code: 'own-attempt' } })
    expect(await decide(attemptId)).toMatchObject({ ok: true, value: { counted: 0, reading: 1 } })
    expect(await decide(attemptId)).toMatchObject({ refusal: { code: 'late-being-read' } })
    const taskId = await claimed(first)
    expect(await readTask(world, { markerId: first, taskId })).toMatchObject({
      text: LATE.kind === 'plan' && LATE.text,
    })
    await giveMarks(world, { markerId: first, taskId, given: planMarks(1_000, 750), comment: '' })
    expect(await answersOf(world.db, attemptId)).toEqual([])
    // 1750 and 1500 are on both sides of the cut
    expect(await reads(second, planMarks(750, 750))).toMatchObject({ value: { settled: 'third' } })
    expect(await latestScore(world.db, attemptId)).toMatchObject({ n: 1, points: 0 })
    expect(await reads(third, planMarks(1_000, 750))).toMatchObject({ value: { settled: 'marked' } })
    expect(await latestScore(world.db, attemptId)).toMatchObject({
      n: 2,
      points: 1_750,
      passed: true,
      reason: 'late-answers-counted',
      actorId: first,
    })
    expect(await answersOf(world.db, attemptId)).toMatchObject([{ slot: PLAN_SLOT, value: LATE }])
    expect(await statusOf(attemptId)).toBe('marked')
    expect(await claimNext(world, { markerId: second })).toMatchObject({
      refusal: { code: 'nothing-to-mark' },
    })
    expect(await decide(attemptId)).toMatchObject({ refusal: { code: 'no-late-answers' } })
    const kinds = (await world.db.select().from(auditEvents)).map(({ kind }) => kind)
    expect(kinds.filter((kind) => kind.startsWith('late-answers'))).toEqual([
      'late-answers-sent-to-markers',
      'late-answers-counted',
    ])
  })

  test('take the place of a draft that was read; a text that did not change is not read again', async () => {
    const corrected: Response = {
      ...caseStudy,
      parts: [{ kind: 'single', chosen: 'a' }, ...caseStudy.parts.slice(1)],
    }
    const { attemptId, arrive } = await lateWith(
      { [CASE_SLOT]: corrected, [PLAN_SLOT]: plan },
      { [CASE_SLOT]: caseStudy, [PLAN_SLOT]: LATE },
    )
    const feeling = [
      { criterion: 'feeling', points: 200 },
      { criterion: 'next-step', points: 100 },
    ]
    for (const marker of [first, second]) {
      await reads(marker, feeling)
      await reads(marker, planMarks(250, 250))
    }
    expect(await latestScore(world.db, attemptId)).toMatchObject({ n: 1, points: 1_200 })
    await arrive()
    expect(await decide(attemptId)).toMatchObject({ value: { counted: 0, reading: 1 } })
    await reads(first, planMarks(1_000, 1_000), '完整')
    expect((await readingsOf(world.db, attemptId)).map(({ slot, points }) => [slot, points])).toEqual([
      [CASE_SLOT, 300],
      [CASE_SLOT, 300],
      [PLAN_SLOT, 500],
      [PLAN_SLOT, 500],
    ])
    await reads(second, planMarks(1_000, 1_000))
    expect(await latestScore(world.db, attemptId)).toMatchObject({ n: 2, points: 2_900, passed: true })
    expect((await marksOf(world.db, attemptId, 2)).map(({ points }) => points)).toEqual([900, 2_000])
    expect((await readingsOf(world.db, attemptId)).map(({ points }) => points)).toEqual([
      300, 300, 2_000, 2_000,
    ])
  })
})

describe('marks', () => {
  test('are one level for every criterion, or nothing is kept', async () => {
    const attemptId = await handedIn()
    const taskId = await claimed(first)
    const give = (given: CriterionMark[]) => giveMarks(world, { markerId: first, taskId, given, comment: '' })
    expect(await give([{ criterion: 'offer', points: 500 }])).toMatchObject({
      refusal: { code: 'bad-marks', problem: 'missing', criterion: 'diagnosis' },
    })
    expect(await give(planMarks(400, 500))).toMatchObject({ refusal: { problem: 'not-a-level' } })
    expect((await markingTasksOf(world.db, attemptId)).map(({ status }) => status)).toEqual([
      'claimed',
      'open',
    ])
  })

  test('given twice count once, and leave one event', async () => {
    const attemptId = await handedIn(undefined, { kind: 'mock' })
    const taskId = await claimed(first)
    const noted = { markerId: first, taskId, given: planMarks(500, 500), comment: '' }
    expect(await giveMarks(world, noted)).toMatchObject({ value: { settled: 'marked' } })
    expect(await giveMarks(world, noted)).toMatchObject({ ok: true, value: { settled: 'waiting' } })
    expect(await giveMarks(world, { ...noted, given: planMarks(0, 0) })).toMatchObject({
      refusal: { code: 'not-your-reading' },
    })
    expect(await latestScore(world.db, attemptId)).toMatchObject({ n: 1, points: 1_000 })
    const kinds = (await world.db.select().from(auditEvents)).map(({ kind }) => kind)
    expect(kinds.filter((kind) => kind === 'reading-done')).toHaveLength(1)
    expect(kinds.filter((kind) => kind === 'attempt-marked')).toHaveLength(1)
  })
})

test('the queue tells how far each question is, and the figures how far readers agree', async () => {
  await handedIn({ [CASE_SLOT]: caseStudy, [PLAN_SLOT]: plan })
  expect(await readQueue(world, { markerId: first, filter: {} })).toMatchObject({
    open: 2,
    held: null,
    waiting: 4,
    questions: [
      { itemId: 'l1-90-001', part: '3', readings: 2, done: 0, open: 1, stem: '写出第一句话。' },
      { itemId: 'l1-90-002', part: '', readings: 2, done: 0, open: 1 },
    ],
  })
  expect(await readQueue(world, { markerId: first, filter: { level: 'l1' } })).toMatchObject({ open: 0 })
  const feeling = [
    { criterion: 'feeling', points: 200 },
    { criterion: 'next-step', points: 100 },
  ]
  await reads(first, feeling)
  await reads(first, planMarks(750, 500))
  await reads(second, feeling)
  await reads(second, planMarks(500, 500))
  const { questions, markers } = await readConsistency(world, { filter: {} })
  expect(questions).toHaveLength(2)
  expect(markers).toMatchObject([
    {
      name: '学员 px-1',
      agreement: { answers: 2, meanDifference: 125, criteria: 4, exact: 0.75, adjacent: 1 },
    },
    { name: '学员 px-2', agreement: { answers: 2, meanDifference: -125 } },
  ])
  expect((await readConsistency(world, { filter: {}, only: second })).markers).toHaveLength(1)
})
