import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { itemVersionsOf, versionName } from '#app/db/reads/bank.server.ts'
import {
  answersOf,
  findAttempt,
  findCertificate,
  latestScore,
  marksOf,
  slotsOf,
} from '#app/db/reads/exams.server.ts'
import type { Response } from '#app/domain/item/schema.ts'
import { DAY, SECOND } from '#app/domain/shared/instant.ts'
import { hashOf } from '#app/lib/hash.server.ts'
import { closeOverdue, submitAttempt } from '#app/use-cases/exam/end-attempt.server.ts'
import { markAttempt } from '#app/use-cases/exam/mark-attempt.server.ts'
import { type ArrivedEvent, saveAnswers } from '#app/use-cases/exam/save-answers.server.ts'
import { startAttempt } from '#app/use-cases/exam/start-attempt.server.ts'
import { takeOver } from '#app/use-cases/exam/take-over.server.ts'
import { rightAnswer } from '#tests/factories/answers.ts'
import { anEligibleTrainee, aPerson } from '#tests/setup/published.ts'
import { aPublishedWorld, MINUTE, START, type TestWorld } from '#tests/setup/world.ts'

let world: TestWorld
let candidateId: string
let attemptId: string

beforeEach(async () => {
  world = await aPublishedWorld()
  candidateId = await anEligibleTrainee(world)
  const started = await startAttempt(world, { candidateId, examId: 'l4-theory' })
  if (!started.ok) throw new Error(JSON.stringify(started.refusal))
  attemptId = started.value.attemptId
})

const event = (
  slot: number,
  value: Response | null,
  seq: number,
  more: Partial<ArrivedEvent> = {},
): ArrivedEvent => ({
  attemptId,
  candidateId,
  epoch: 1,
  clientEventId: randomUUID(),
  seq,
  slot,
  value,
  flagged: false,
  receivedAt: world.now(),
  ...more,
})

/** A slot of each kind with the right answer to it. */
async function solved() {
  const slots = await slotsOf(world.db, attemptId)
  const versions = await itemVersionsOf(world.db, slots)
  return slots.map((slot) => {
    const version = versions.get(versionName(slot.itemId, slot.itemVersion))
    if (!version) throw new Error(slot.itemId)
    return { ...slot, right: rightAnswer(version.body) }
  })
}

const submit = (submitKey = 'key-1', epoch = 1) =>
  submitAttempt(world, { attemptId, candidateId, epoch, submitKey, receivedAt: world.now() })

describe('starting', () => {
  test('gives 100 points in the order of the mix, and the same attempt when asked again', async () => {
    const slots = await slotsOf(world.db, attemptId)
    expect(slots.reduce((sum, { points }) => sum + points, 0)).toBe(10_000)
    expect(new Set(slots.map(({ itemId }) => itemId)).size).toBe(slots.length)
    expect(await startAttempt(world, { candidateId, examId: 'l4-theory' })).toEqual({
      ok: true,
      value: { attemptId, resumed: true },
    })
  })

  test('refuses whoever has not the class hours, and says how many are missing', async () => {
    const beginner = await aPerson(world, 'zx-2')
    const started = await startAttempt(world, { candidateId: beginner, examId: 'l4-theory' })
    expect(started).toMatchObject({
      refusal: { code: 'not-eligible', unmet: [{ code: 'class-hours', have: 0, need: 30 }] },
    })
  })

  test('after seven days repeats at most three tenths of the last form', async () => {
    await submit()
    const first = new Set((await slotsOf(world.db, attemptId)).map(({ itemId }) => itemId))
    expect(await startAttempt(world, { candidateId, examId: 'l4-theory' })).toMatchObject({
      refusal: { code: 'not-eligible', unmet: [{ code: 'too-soon', mayStartAt: START + 7 * DAY }] },
    })
    world.later(7 * DAY)
    const again = await startAttempt(world, { candidateId, examId: 'l4-theory' })
    if (!again.ok) throw new Error(JSON.stringify(again.refusal))
    const second = await slotsOf(world.db, again.value.attemptId)
    const repeated = second.filter(({ itemId }) => first.has(itemId)).length
    expect(repeated).toBeLessThanOrEqual(Math.floor(first.size * 0.3))
  })
})

describe('saving', () => {
  test('the newest event of a slot stands, an older one is told so with what stands', async () => {
    const [slot] = (await solved()).filter(({ kind }) => kind === 'trueFalse')
    if (!slot) throw new Error('no true-false question')
    const yes = { kind: 'trueFalse', chosen: true } as const
    const no = { kind: 'trueFalse', chosen: false } as const
    expect(await saveAnswers(world, [event(slot.slot, yes, 2)])).toMatchObject([{ outcome: 'counted' }])
    expect(await saveAnswers(world, [event(slot.slot, no, 1)])).toMatchObject([
      { outcome: 'stale', standing: { value: yes, seq: 2 } },
    ])
    expect(await answersOf(world.db, attemptId)).toMatchObject([{ slot: slot.slot, value: yes }])
  })

  test('an event that comes twice counts once and is acknowledged twice', async () => {
    const [slot] = await solved()
    if (!slot) throw new Error('no question')
    const once = event(slot.slot, slot.right, 1)
    const [first, second] = [await saveAnswers(world, [once]), await saveAnswers(world, [once, once])]
    expect([...first, ...second].map(({ outcome }) => outcome)).toEqual(['counted', 'counted', 'counted'])
    expect(await answersOf(world.db, attemptId)).toHaveLength(1)
  })

  test('a device that was taken over from no longer counts', async () => {
    const [slot] = await solved()
    if (!slot) throw new Error('no question')
    expect(await takeOver(world, { attemptId, candidateId, userAgent: 'phone' })).toEqual({
      ok: true,
      value: { epoch: 2 },
    })
    expect(await saveAnswers(world, [event(slot.slot, slot.right, 9)])).toMatchObject([
      { outcome: 'superseded' },
    ])
    expect(await saveAnswers(world, [event(slot.slot, slot.right, 1, { epoch: 2 })])).toMatchObject([
      { outcome: 'counted' },
    ])
    expect(await submit('key', 1)).toMatchObject({ refusal: { code: 'session-taken' } })
  })

  test('what arrives within the grace counts, what arrives after it is kept and does not', async () => {
    const [a, b] = await solved()
    if (!a || !b) throw new Error('no questions')
    world.later(100 * MINUTE + 10 * SECOND)
    expect(await saveAnswers(world, [event(a.slot, a.right, 1)])).toMatchObject([{ outcome: 'counted' }])
    world.later(1)
    expect(await saveAnswers(world, [event(b.slot, b.right, 2)])).toMatchObject([{ outcome: 'late' }])
    expect((await answersOf(world.db, attemptId)).map(({ slot }) => slot)).toEqual([a.slot])
  })

  const refusedEvents: { name: string; more: Partial<ArrivedEvent>; code: string }[] = [
    { name: 'somebody else’s attempt', more: { candidateId: 'stranger' }, code: 'no-such-attempt' },
    { name: 'a question that is not there', more: { slot: 499 }, code: 'no-such-slot' },
    {
      name: 'an answer of another kind',
      more: { value: { kind: 'fillIn', blanks: ['x'] } },
      code: 'wrong-kind',
    },
  ]
  test.each(refusedEvents)('refuses $name', async ({ more, code }) => {
    const [first] = await solved()
    const [told] = await saveAnswers(world, [event(first?.slot ?? 1, null, 1, more)])
    expect(told).toMatchObject({ outcome: 'refused', code })
    expect(await answersOf(world.db, attemptId)).toEqual([])
  })
})

describe('handing in', () => {
  test('a blank paper earns nothing', async () => {
    const handed = await submit()
    expect(handed).toMatchObject({ ok: true, value: { answered: 0, by: 'candidate' } })
    expect(await latestScore(world.db, attemptId)).toMatchObject({ points: 0, passed: false })
    expect(await findCertificate(world.db, { attemptId })).toBeUndefined()
  })

  test('all right answers earn the full mark, a certificate and every rule behind the marks', async () => {
    const questions = await solved()
    await saveAnswers(
      world,
      questions.map(({ slot, right }, i) => event(slot, right, i + 1)),
    )
    await submit()
    const score = await latestScore(world.db, attemptId)
    expect(score).toMatchObject({ n: 1, points: 10_000, outOf: 10_000, passed: true })
    const marks = await marksOf(world.db, attemptId, 1)
    expect(marks.every(({ state, trace }) => state === 'right' && trace.length > 0)).toBe(true)
    expect(await findCertificate(world.db, { attemptId })).toMatchObject({
      number: 'WW-L4-2026-000001',
      scope: 'theory',
      points: 10_000,
    })
  })

  test('fifty hand-ins with one key give one score and one receipt', async () => {
    const receipts = await Promise.all(Array.from({ length: 50 }, () => submit('same')))
    expect(new Set(receipts.map(hashOf)).size).toBe(1)
    expect((await marksOf(world.db, attemptId, 1)).length).toBe((await slotsOf(world.db, attemptId)).length)
    expect(await markAttempt(world, attemptId)).toMatchObject({
      ok: false,
      refusal: { code: 'not-handed-in' },
    })
  })

  test('nobody comes back: the sweeper closes after the grace, with what was saved', async () => {
    const [first] = await solved()
    if (!first) throw new Error('no question')
    await saveAnswers(world, [event(first.slot, first.right, 1)])
    world.later(100 * MINUTE + 10 * SECOND)
    expect(await closeOverdue(world)).toBe(0)
    world.later(1)
    expect(await closeOverdue(world)).toBe(1)
    expect(await closeOverdue(world)).toBe(0)
    const attempt = await findAttempt(world.db, attemptId)
    expect(attempt).toMatchObject({ status: 'released', receipt: { answered: 1, by: 'deadline' } })
    expect(await latestScore(world.db, attemptId)).toMatchObject({ points: first.points })
    expect(await submit()).toMatchObject({ refusal: { code: 'attempt-closed' } })
  })
})
