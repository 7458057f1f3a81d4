import { answersOf, findAttempt, latestScore } from '../../db/reads/exams.server.ts'
import { markingTasksOf } from '../../db/reads/marking.server.ts'
import { lateEventsOf, logOfAttempt } from '../../db/reads/sittings.server.ts'
import { recordEvent } from '../../db/writes/audit.server.ts'
import { appendLog } from '../../db/writes/sittings.server.ts'
import { countableLate, lateBeingRead } from '../../domain/exam-session/late-answers.ts'
import { FIRST_ROUND } from '../../domain/marking/readings.ts'
import { ok, refuse } from '../../domain/shared/result.ts'
import type { World } from '../world.ts'
import { lateMarks, lateTotal, writeLateScore } from './late-score.server.ts'
import { awardIfDue } from './mark-attempt.server.ts'
import { askForReadings, givenByPeople, type SettlingIds, settleRound } from './settle-round.server.ts'

type Decision = { sessionId: string; attemptId: string; reason: string; actorId: string }

/**
 * Lets answers count that came after the last moment, by decision: the newest late answer of each slot, of the device
 * that had the paper last, takes the place of what stands, and a score version beside the old ones says so. The events
 * stay what they were, late. Where written texts are among them that nobody has read, markers read them first, under a
 * new paper number; all of the decision counts when the last reading is in, and until then the old score stands.
 * Refuses `no-such-attempt`, `own-attempt`, `not-marked`, `late-being-read`, `no-late-answers`.
 */
export async function countLateAnswers(world: World, { sessionId, attemptId, reason, actorId }: Decision) {
  const { db, now, newId, newSeed } = world
  const [at, eventId, taskIds, seed] = [now(), newId(), newId(), newSeed()]
  const counted = await db.tx(async () => {
    const attempt = await findAttempt(db, attemptId)
    if (!attempt || attempt.examSessionId !== sessionId) return refuse({ code: 'no-such-attempt' } as const)
    if (attempt.personId === actorId) return refuse({ code: 'own-attempt' } as const)
    const { status, epoch } = attempt
    const score = await latestScore(db, attemptId)
    if (!score || (status !== 'marked' && status !== 'released'))
      return refuse({ code: 'not-marked', status } as const)
    if (lateBeingRead(await logOfAttempt(db, attemptId))) return refuse({ code: 'late-being-read' } as const)
    const late = countableLate(await lateEventsOf(db, attemptId, epoch), await answersOf(db, attemptId))
    if (late.length === 0) return refuse({ code: 'no-late-answers' } as const)

    const given = await givenByPeople(world, attemptId)
    const marks = await lateMarks(db, { attemptId, score, late }, { given, areRead: false })
    const events = late.map(({ clientEventId }) => clientEventId)
    const unread = marks.flatMap(({ slot, unread: parts }) => parts.map((part) => ({ ...slot, ...part })))
    if (unread.length === 0) {
      const decision = { id: eventId, decidedBy: actorId, reason, events }
      const written = await writeLateScore(world, attempt, { score, late, marks }, { decision, at, eventId })
      return ok({ ...written, counted: late.length, reading: 0 })
    }
    const rounds = (await markingTasksOf(db, attemptId)).map(({ round }) => round)
    const round = Math.max(FIRST_ROUND, ...rounds) + 1
    const open = unread.map(({ slot, part, itemId, itemVersion, outOf }) => ({
      slot,
      part,
      itemId,
      itemVersion,
      outOf,
    }))
    await askForReadings(world, attempt, open, { round, seed, at, taskIds })
    const facts = { reason, round, events, slots: [...new Set(unread.map(({ slot }) => slot))] }
    await appendLog(db, { id: eventId, attemptId, at, actorId, kind: 'late-sent', facts })
    await recordEvent(db, {
      id: eventId,
      at,
      actorId,
      kind: 'late-answers-sent-to-markers',
      subject: attemptId,
      facts,
    })
    const { points, passed } = score
    return ok({ points, passed, released: false, kind: attempt.kind, counted: 0, reading: unread.length })
  })
  if (counted.ok) await awardIfDue(world, attemptId, counted.value)
  return counted
}

/**
 * Goes on with a decision on late answers after a reading of its round: calls third readers, or writes the score. The
 * answer to `settleReadings` for what was let in later.
 */
export async function settleLateReadings(world: World, attemptId: string, ids: SettlingIds) {
  const { db } = world
  const waiting = { kind: 'waiting' } as const
  const attempt = await findAttempt(db, attemptId)
  if (attempt?.status !== 'marked' && attempt?.status !== 'released') return waiting
  const decision = lateBeingRead(await logOfAttempt(db, attemptId))
  const score = await latestScore(db, attemptId)
  if (!decision || !score) return waiting
  const late = (await lateEventsOf(db, attemptId, attempt.epoch)).filter(({ clientEventId }) =>
    decision.events.includes(clientEventId),
  )
  const given = await givenByPeople(world, attemptId)
  const paper = { attemptId, score, late }
  // what this round reads has no points yet
  const without = await lateMarks(db, paper, { given, areRead: false })
  const { raw, dropped } = lateTotal(without, attempt)
  const { fullMark } = attempt
  // the cut in points before scaling
  const cutScore = Math.ceil((attempt.cutScore * (fullMark - dropped)) / fullMark)
  const round = await settleRound(world, { attemptId, round: decision.round, others: raw, cutScore }, ids)
  if (round.kind !== 'done') return round
  const marks = await lateMarks(db, paper, { given, areRead: true })
  const { at, eventId } = ids
  const written = await writeLateScore(world, attempt, { score, late, marks }, { decision, at, eventId })
  return { kind: 'marked', score: written } as const
}
