import { itemVersionsOf, versionName } from '../../db/reads/bank.server.ts'
import { type Attempt, answersOf, findAttempt, slotsOf } from '../../db/reads/exams.server.ts'
import { recordEvent } from '../../db/writes/audit.server.ts'
import { insertScore, setAttemptStatus } from '../../db/writes/exams.server.ts'
import { transition } from '../../domain/attempt/state.ts'
import { passes } from '../../domain/certification/award.ts'
import type { Mark, PeoplesMarks } from '../../domain/marking/mark.ts'
import { markItem } from '../../domain/marking/mark-item.ts'
import { FIRST_ROUND, READING_RULE } from '../../domain/marking/readings.ts'
import { openAnswers } from '../../domain/marking/written-parts.ts'
import type { Instant } from '../../domain/shared/instant.ts'
import { ok, refuse } from '../../domain/shared/result.ts'
import { awardTheory } from '../certificate/award-theory.server.ts'
import { takeKeyChanges } from '../regrade/apply-key-changes.server.ts'
import type { World } from '../world.ts'
import { askForReadings, givenByPeople, type SettlingIds, settleRound } from './settle-round.server.ts'

/**
 * Marks a closed attempt from its own snapshot: the item versions and answers it has, nothing else. Where people have
 * to read something it waits for them: the readings its kind of sitting asks for are put in the queue under a paper
 * number. Else score version 1 is written with the rule behind every mark, and where the rules release at once, it is
 * released and the theory part awarded.
 * Refuses `no-such-attempt` and `not-handed-in`, so a second call changes nothing.
 */
export async function markAttempt(world: World, attemptId: string) {
  const { db, now, newId, newSeed } = world
  const [at, eventId, seed, taskIds] = [now(), newId(), newSeed(), newId()]
  const marked = await db.tx(async () => {
    const attempt = await findAttempt(db, attemptId)
    if (!attempt) return refuse({ code: 'no-such-attempt' } as const)
    // an attempt that waits already is settled by its readings
    const next = transition(attempt, 'await', at)
    if (!next.ok) return next
    const paper = await answeredPaper(world, attemptId)
    const open = paper.flatMap(({ slot, itemId, itemVersion, body, value }) =>
      openAnswers(body, value).map((one) => ({ slot, itemId, itemVersion, ...one })),
    )
    if (open.length === 0) return ok(await writeScore(world, attempt, { at, eventId }, paper))
    const readings = await askForReadings(world, attempt, open, { round: FIRST_ROUND, seed, at, taskIds })
    await setAttemptStatus(db, attemptId, { from: attempt.status, to: next.value })
    await recordEvent(db, {
      id: eventId,
      at,
      actorId: null,
      kind: 'attempt-awaits-marking',
      subject: attemptId,
      facts: { answers: open.length, readings, rule: READING_RULE.version },
    })
    return ok({ awaits: open.length, passed: false, released: false, kind: attempt.kind })
  })
  if (marked.ok) await awardIfDue(world, attemptId, marked.value)
  return marked
}

/** Awards the theory part of a formal attempt whose passing result is out. Call it after the transaction. */
export async function awardIfDue(
  world: World,
  attemptId: string,
  { passed, released, kind }: { passed: boolean; released: boolean; kind: Attempt['kind'] },
): Promise<void> {
  if (passed && released && kind === 'formal') await awardTheory(world, attemptId)
}

/**
 * Goes on with an attempt after a reading of the first round: calls third readers where the rule says so, or, when the
 * last reading is in, writes its score. Joins the caller's transaction; `ids` are taken before it.
 * @returns what came of it: `waiting`, `third` with how many, or the score
 */
export async function settleReadings(world: World, attemptId: string, ids: SettlingIds) {
  const attempt = await findAttempt(world.db, attemptId)
  if (attempt?.status !== 'awaitingManual') return { kind: 'waiting' } as const
  const paper = await answeredPaper(world, attemptId)
  const others = sumOf(paper.map(({ body, value }) => markItem(body, value)))
  const { cutScore } = attempt
  const round = await settleRound(world, { attemptId, round: FIRST_ROUND, others, cutScore }, ids)
  if (round.kind !== 'done') return round
  const given = await givenByPeople(world, attemptId)
  const read = paper.map((row) => ({ ...row, given: given.get(row.slot) }))
  return { kind: 'marked', score: await writeScore(world, attempt, ids, read) } as const
}

const sumOf = (marks: readonly Mark[]): number => marks.reduce((sum, { points }) => sum + points, 0)

type AnsweredSlot = Awaited<ReturnType<typeof answeredPaper>>[number]

/** An attempt's questions in order, each in the version and key it was given with, and the answer that stands. */
async function answeredPaper({ db }: Pick<World, 'db'>, attemptId: string) {
  const slots = await slotsOf(db, attemptId)
  const versions = await itemVersionsOf(db, slots)
  const answers = new Map((await answersOf(db, attemptId)).map(({ slot, value }) => [slot, value]))
  return slots.map(({ slot, itemId, itemVersion }) => {
    const version = versions.get(versionName(itemId, itemVersion))
    if (!version) throw new Error(`item ${itemId} has no version ${itemVersion}`)
    return { slot, itemId, itemVersion, body: version.body, value: answers.get(slot) ?? null }
  })
}

/** Writes score version 1 and what follows from it; the attempt is marked, and released where its rule says at once. */
async function writeScore(
  world: World,
  attempt: Attempt,
  { at, eventId }: { at: Instant; eventId: string },
  paper: readonly (AnsweredSlot & { given?: PeoplesMarks })[],
) {
  const { db } = world
  const attemptId = attempt.id
  const marks = paper.map(({ slot, body, value, given }) => ({
    attemptId,
    n: 1,
    slot,
    ...markItem(body, value, {}, given),
  }))
  const points = sumOf(marks)
  const passed = passes(points, attempt.cutScore)
  await insertScore(
    db,
    {
      attemptId,
      n: 1,
      points,
      outOf: attempt.fullMark,
      passed,
      reason: 'first-marking',
      createdAt: at,
    },
    marks.map((mark) => ({ ...mark, trace: [...mark.trace] })),
  )
  const atOnce = attempt.release === 'onMarking'
  await setAttemptStatus(db, attemptId, {
    from: attempt.status,
    to: atOnce ? 'released' : 'marked',
    releasedAt: atOnce ? at : null,
  })
  await recordEvent(db, {
    id: eventId,
    at,
    actorId: null,
    kind: 'attempt-marked',
    subject: attemptId,
    facts: { points, passed, released: atOnce },
  })
  // a key corrected while the attempt was open: a second score version, before anybody sees the first
  const corrected = await takeKeyChanges(world, attemptId, at)
  return {
    points: corrected?.points ?? points,
    passed: corrected?.passed ?? passed,
    released: atOnce,
    kind: attempt.kind,
  }
}
