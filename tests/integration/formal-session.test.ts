import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { allBankItems, itemVersionsOf, versionName } from '#app/db/reads/bank.server.ts'
import { answersOf, findAttempt, findCertificate, latestScore, slotsOf } from '#app/db/reads/exams.server.ts'
import { watchedOf } from '#app/db/reads/invigilation.server.ts'
import { expectedAt, logOfAttempt, preparedForms } from '#app/db/reads/sittings.server.ts'
import { SECOND } from '#app/domain/shared/instant.ts'
import { countLateAnswers } from '#app/use-cases/exam/count-late-answers.server.ts'
import { closeOverdue, submitAttempt } from '#app/use-cases/exam/end-attempt.server.ts'
import { notePresence } from '#app/use-cases/exam/note-presence.server.ts'
import { releaseDue, releaseResults } from '#app/use-cases/exam/release-results.server.ts'
import { saveAnswers } from '#app/use-cases/exam/save-answers.server.ts'
import { startAttempt } from '#app/use-cases/exam/start-attempt.server.ts'
import { steerAttempt, steerEverybody } from '#app/use-cases/exam/steer-attempt.server.ts'
import { askToVoid, decideToVoid } from '#app/use-cases/exam/void-attempt.server.ts'
import { setAccommodation, setInvigilators, setInvitees } from '#app/use-cases/exam-session/invite.server.ts'
import {
  cancelSession,
  changeAccessCode,
  closeSession,
  editSession,
  planSession,
} from '#app/use-cases/exam-session/plan-session.server.ts'
import { publishSession } from '#app/use-cases/exam-session/publish-session.server.ts'
import { rightAnswer } from '#tests/factories/answers.ts'
import { anEligibleTrainee, aPerson, HALL } from '#tests/setup/published.ts'
import { aPlan, aPublishedSession } from '#tests/setup/sittings.ts'
import { aPublishedWorld, MINUTE, START, type TestWorld } from '#tests/setup/world.ts'

let world: TestWorld
let trainer: string
let candidate: string

beforeEach(async () => {
  world = await aPublishedWorld()
  trainer = await aPerson(world, 'px-1', ['trainer'])
  candidate = await anEligibleTrainee(world)
})

const aSession = (given: Parameters<typeof aPublishedSession>[1]['plan'] = {}, candidates = [candidate]) =>
  aPublishedSession(world, { plannerId: trainer, candidates, plan: given })
const start = (examId: string, candidateId = candidate, more = {}) =>
  startAttempt(world, { candidateId, examId, ...more })
const started = async (examId: string, candidateId = candidate) => {
  const answer = await start(examId, candidateId)
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal))
  return answer.value.attemptId
}
const hand = (sessionId: string, attemptId: string, what: Parameters<typeof steerAttempt>[1]['hand']) =>
  steerAttempt(world, { sessionId, attemptId, hand: what, reason: '机器坏了', actorId: trainer })

/** Points of a paper that come from reserved items, hundredths. */
async function reservedPointsOf(attemptId: string): Promise<number> {
  const reserved = new Set((await allBankItems(world.db)).filter((item) => item.reserved).map(({ id }) => id))
  return (await slotsOf(world.db, attemptId))
    .filter(({ itemId }) => reserved.has(itemId))
    .reduce((sum, { points }) => sum + points, 0)
}

/** Right answers to the first `count` questions, received now. */
async function save(attemptId: string, { count, seq = 0 }: { count: number; seq?: number }) {
  const slots = (await slotsOf(world.db, attemptId)).slice(0, count)
  const versions = await itemVersionsOf(world.db, slots)
  const events = slots.map(({ slot, itemId, itemVersion }, i) => {
    const body = versions.get(versionName(itemId, itemVersion))?.body
    if (!body) throw new Error(itemId)
    return {
      attemptId,
      candidateId: candidate,
      epoch: 1,
      clientEventId: randomUUID(),
      seq: seq + i + 1,
      slot,
      value: rightAnswer(body),
      flagged: false,
      receivedAt: world.now(),
    }
  })
  return (await saveAnswers(world, events)).map(({ outcome }) => outcome)
}

describe('planning and publishing', () => {
  test('a draft is seen by nobody; a plan with faults is not published and says which', async () => {
    const { value } = await planSession(world, {
      plan: aPlan(world.now(), { closesAt: null }),
      actorId: trainer,
    })
    expect(await start(value.id)).toMatchObject({ refusal: { code: 'not-published' } })
    expect(await publishSession(world, { sessionId: value.id, actorId: trainer })).toMatchObject({
      refusal: { code: 'plan-faults', faults: ['window-missing', 'nobody-invited'] },
    })
  })

  test('once somebody has started, the plan stands and the sitting is closed, not cancelled', async () => {
    const sessionId = await aSession()
    world.later(10 * MINUTE)
    await started(sessionId)
    const plan = aPlan(world.now())
    expect(await editSession(world, { sessionId, plan, actorId: trainer })).toMatchObject({
      refusal: { code: 'session-started' },
    })
    const ending = { sessionId, actorId: trainer, reason: '停电' }
    expect(await cancelSession(world, ending)).toMatchObject({ refusal: { code: 'session-started' } })
    expect(await closeSession(world, ending)).toEqual({ ok: true, value: { status: 'closed' } })
  })

  test('parallel forms are prepared, equal in points, and given out evenly', async () => {
    const people = [candidate]
    for (let i = 2; i <= 4; i++) people.push(await anEligibleTrainee(world, `zx-${i}`))
    const sessionId = await aSession({ parallelForms: 2 }, people)
    const forms = await preparedForms(world.db, sessionId)
    expect(forms.map(({ number }) => number)).toEqual([1, 2])
    expect(forms.every(({ verification }) => verification.ok)).toBe(true)
    world.later(10 * MINUTE)
    const given = []
    for (const person of people) given.push(await findAttempt(world.db, await started(sessionId, person)))
    expect(given.map((one) => one?.formNumber).sort()).toEqual([1, 1, 2, 2])
    for (const one of given)
      expect(one?.formHash).toBe(forms.find(({ number }) => number === one?.formNumber)?.formHash)
  })
})

describe('at the door', () => {
  test('the door opens on time for those on the list, a unit covering everybody in it', async () => {
    const sessionId = await aSession()
    const stranger = await anEligibleTrainee(world, 'zx-9')
    expect(await start(sessionId)).toMatchObject({ refusal: { code: 'not-open-yet' } })
    world.later(10 * MINUTE)
    expect(await start(sessionId, stranger)).toMatchObject({ refusal: { code: 'not-invited' } })
    const invitees = [{ subjectKind: 'unit' as const, subjectId: HALL.id }]
    await setInvitees(world, { sessionId, invitees, actorId: trainer })
    expect((await expectedAt(world.db, sessionId)).map(({ login }) => login)).toEqual(['zx-1', 'zx-9'])
    await started(sessionId, stranger)
    world.later(30 * MINUTE + 1)
    expect(await start(sessionId)).toMatchObject({ refusal: { code: 'late-entry-over' } })
  })

  test('asks for the access code it was given, and takes a changed one at once', async () => {
    const sessionId = await aSession()
    const set = await changeAccessCode(world, { sessionId, asked: true, actorId: trainer })
    if (!set.ok || set.value.accessCode === null) throw new Error('no code')
    world.later(10 * MINUTE)
    expect(await start(sessionId)).toMatchObject({ refusal: { code: 'access-code-missing' } })
    expect(await start(sessionId, candidate, { accessCode: 'AAAAAA' })).toMatchObject({
      refusal: { code: 'access-code-wrong' },
    })
    expect(
      await start(sessionId, candidate, { accessCode: set.value.accessCode.toLowerCase() }),
    ).toMatchObject({ ok: true })
  })

  test('one sitting at a time, each once; a mock asks for no class hours and never for reserved items', async () => {
    const beginner = await aPerson(world, 'zx-7')
    const formal = await aSession()
    const mock = await aSession(
      { kind: 'mock', opensAt: null, closesAt: null, lateEntryMinutes: null, invitedOnly: false },
      [],
    )
    world.later(10 * MINUTE)
    const attemptId = await started(mock)
    expect(await reservedPointsOf(attemptId)).toBe(0)
    expect(await start(formal)).toMatchObject({ refusal: { code: 'another-attempt-open', attemptId } })
    await submitAttempt(world, {
      attemptId,
      candidateId: candidate,
      epoch: 1,
      submitKey: 'k',
      receivedAt: world.now(),
    })
    expect(await start(mock)).toMatchObject({ refusal: { code: 'sat-already' } })
    expect(await reservedPointsOf(await started(formal))).toBeGreaterThanOrEqual(4_000)
    expect(await reservedPointsOf(await started(mock, beginner))).toBe(0)
    expect(await findCertificate(world.db, { attemptId })).toBeUndefined()
  })

  test('extra time counts on the limit and on the closing', async () => {
    const sessionId = await aSession({ closesAt: START + 90 * MINUTE })
    const grant = { sessionId, personId: candidate, reason: '视力障碍', actorId: trainer }
    expect(await setAccommodation(world, { ...grant, extra: { minutes: 0, percent: 12.5 } })).toMatchObject({
      refusal: { code: 'bad-extra' },
    })
    // a fifth of 100 minutes, and five more
    await setAccommodation(world, { ...grant, extra: { minutes: 5, percent: 20 } })
    world.later(10 * MINUTE)
    expect(await findAttempt(world.db, await started(sessionId))).toMatchObject({
      deadline: START + 115 * MINUTE,
      extraMs: 25 * MINUTE,
    })
  })
})

describe('invigilating', () => {
  let sessionId: string
  let attemptId: string
  beforeEach(async () => {
    sessionId = await aSession()
    world.later(10 * MINUTE)
    attemptId = await started(sessionId)
  })

  test('an extension lets an answer count that would have come too late', async () => {
    await hand(sessionId, attemptId, { kind: 'extend', byMs: 15 * MINUTE })
    world.later(110 * MINUTE)
    expect(await save(attemptId, { count: 1 })).toEqual(['counted'])
    expect(await closeOverdue(world)).toBe(0)
    world.later(5 * MINUTE + 11 * SECOND)
    expect(await closeOverdue(world)).toBe(1)
  })

  test('a pause stops the clock: no time-out, no hand-in, and the deadline moves by as long as it lasted', async () => {
    const before = await findAttempt(world.db, attemptId)
    await hand(sessionId, attemptId, { kind: 'pause' })
    world.later(200 * MINUTE)
    expect(await closeOverdue(world)).toBe(0)
    const submit = { attemptId, candidateId: candidate, epoch: 1, submitKey: 'k', receivedAt: world.now() }
    expect(await submitAttempt(world, submit)).toMatchObject({ refusal: { code: 'attempt-paused' } })
    expect(await hand(sessionId, attemptId, { kind: 'resume' })).toMatchObject({ ok: true })
    expect(await findAttempt(world.db, attemptId)).toMatchObject({
      pausedAt: null,
      deadline: (before?.deadline ?? 0) + 200 * MINUTE,
    })
    expect((await logOfAttempt(world.db, attemptId)).map(({ kind }) => kind)).toEqual(['paused', 'resumed'])
  })

  test('ending closes and marks; what the device had not sent is kept as late', async () => {
    await save(attemptId, { count: 2 })
    await hand(sessionId, attemptId, { kind: 'end' })
    expect(await findAttempt(world.db, attemptId)).toMatchObject({
      status: 'released',
      receipt: { by: 'invigilator', answered: 2 },
    })
    expect(await save(attemptId, { count: 3, seq: 10 })).toEqual(['late', 'late', 'late'])
  })

  test('nobody steers his own attempt or one of another sitting; everybody is steered at once', async () => {
    const own = { sessionId, attemptId, hand: { kind: 'pause' } as const, reason: 'x', actorId: candidate }
    expect(await steerAttempt(world, own)).toMatchObject({ refusal: { code: 'own-attempt' } })
    expect(await hand('l4-theory', attemptId, { kind: 'pause' })).toMatchObject({
      refusal: { code: 'no-such-attempt' },
    })
    const all = { sessionId, hand: { kind: 'extend', byMs: MINUTE } as const, reason: 'x', actorId: trainer }
    expect(await steerEverybody(world, all)).toEqual({ ok: true, value: { done: 1, refused: [] } })
  })

  test('leaving the page is measured by the server and written down', async () => {
    const at = (visible: boolean) =>
      notePresence(world, { attemptId, candidateId: candidate, epoch: 1, visible, slot: 7 })
    await at(true)
    await at(false)
    world.later(40 * SECOND)
    await at(false)
    world.later(5 * SECOND)
    await at(true)
    expect(await watchedOf(world.db, sessionId)).toMatchObject([
      { timesLeft: 1, leftMs: 45_000, leftAt: null, slot: 7, answered: 0, takenOver: 0 },
    ])
    expect((await logOfAttempt(world.db, attemptId)).map(({ kind }) => kind)).toEqual([
      'left-page',
      'came-back',
    ])
  })

  test('an attempt is voided by two people, never by one; its certificate is put in question', async () => {
    const second = await aPerson(world, 'gl-1', ['administrator'])
    await save(attemptId, { count: 500 })
    await submitAttempt(world, {
      attemptId,
      candidateId: candidate,
      epoch: 1,
      submitKey: 'k',
      receivedAt: world.now(),
    })
    expect(await findCertificate(world.db, { attemptId })).toMatchObject({ flaggedAt: null })
    const ask = { sessionId, attemptId, reason: '替考', actorId: trainer }
    expect(await askToVoid(world, ask)).toMatchObject({ ok: true })
    expect(await askToVoid(world, ask)).toMatchObject({ refusal: { code: 'asked-already' } })
    const decide = { sessionId, attemptId, agreed: true }
    expect(await decideToVoid(world, { ...decide, actorId: trainer })).toMatchObject({
      refusal: { code: 'second-person-needed' },
    })
    expect(await decideToVoid(world, { ...decide, actorId: second })).toMatchObject({ ok: true })
    expect(await findAttempt(world.db, attemptId)).toMatchObject({ status: 'voided' })
    expect(await findCertificate(world.db, { attemptId })).toMatchObject({ flagReason: '替考' })
  })

  test('late answers count by decision only: a second score version, the first beside it', async () => {
    await save(attemptId, { count: 3 })
    world.later(100 * MINUTE + 11 * SECOND)
    await closeOverdue(world)
    const before = await latestScore(world.db, attemptId)
    expect(await save(attemptId, { count: 500, seq: 100 })).not.toContain('counted')
    expect((await answersOf(world.db, attemptId)).length).toBe(3)
    const decision = { sessionId, attemptId, reason: '机房断网', actorId: trainer }
    const counted = await countLateAnswers(world, decision)
    expect(counted).toMatchObject({ ok: true, value: { points: 10_000, passed: true } })
    expect(await latestScore(world.db, attemptId)).toMatchObject({
      n: 2,
      reason: 'late-answers-counted',
      actorId: trainer,
    })
    expect(before).toMatchObject({ n: 1, passed: false })
    expect(await findCertificate(world.db, { attemptId })).toBeDefined()
    expect(await countLateAnswers(world, decision)).toMatchObject({ refusal: { code: 'no-late-answers' } })
  })
})

describe('letting results out', () => {
  const sit = async (sessionId: string) => {
    world.later(10 * MINUTE)
    const attemptId = await started(sessionId)
    await submitAttempt(world, {
      attemptId,
      candidateId: candidate,
      epoch: 1,
      submitKey: 'k',
      receivedAt: world.now(),
    })
    return attemptId
  }

  test('after the closing, when nobody sits any more', async () => {
    const late = await anEligibleTrainee(world, 'zx-2')
    const sessionId = await aSession({ release: 'afterClose', closesAt: START + 60 * MINUTE }, [
      candidate,
      late,
    ])
    const attemptId = await sit(sessionId)
    const other = await started(sessionId, late)
    await hand(sessionId, other, { kind: 'extend', byMs: 30 * MINUTE })
    expect(await releaseDue(world)).toBe(0)
    world.later(55 * MINUTE)
    expect(await releaseDue(world)).toBe(0)
    await hand(sessionId, other, { kind: 'end' })
    expect(await releaseDue(world)).toBe(2)
    expect(await findAttempt(world.db, attemptId)).toMatchObject({ status: 'released' })
  })

  test('by decision, not while anybody sits', async () => {
    const sessionId = await aSession({ release: 'manual' })
    const attemptId = await sit(sessionId)
    expect(await releaseDue(world)).toBe(0)
    expect(await releaseResults(world, { sessionId, actorId: trainer })).toEqual({
      ok: true,
      value: { released: 1 },
    })
    expect(await findAttempt(world.db, attemptId)).toMatchObject({ status: 'released' })
  })
})

test('an invigilator gets the role with his sitting and loses it with the last one', async () => {
  const sessionId = await aSession()
  const personId = await aPerson(world, 'jk-1', ['manager'])
  expect(await setInvigilators(world, { sessionId, personIds: [candidate], actorId: trainer })).toMatchObject(
    { refusal: { code: 'invigilator-is-candidate' } },
  )
  const { findViewer } = await import('#app/db/reads/people.server.ts')
  const roles = async () => (await findViewer(world.db, personId))?.roles.map(({ role }) => role).sort()
  await setInvigilators(world, { sessionId, personIds: [personId], actorId: trainer })
  expect(await roles()).toEqual(['invigilator', 'manager'])
  await setInvigilators(world, { sessionId, personIds: [], actorId: trainer })
  expect(await roles()).toEqual(['manager'])
})
