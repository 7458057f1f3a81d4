import type { Db } from '../../db/engine/db.server.ts'
import { itemVersionsOf, versionName } from '../../db/reads/bank.server.ts'
import { keyChangesIn } from '../../db/reads/certification.server.ts'
import type { Attempt, latestScore, Slot } from '../../db/reads/exams.server.ts'
import { answersOf, marksOf, slotsOf } from '../../db/reads/exams.server.ts'
import { findKeyChange } from '../../db/reads/regrades.server.ts'
import type { lateEventsOf } from '../../db/reads/sittings.server.ts'
import { answerRow, upsertAnswers } from '../../db/writes/answers.server.ts'
import { recordEvent } from '../../db/writes/audit.server.ts'
import { insertScore } from '../../db/writes/exams.server.ts'
import { appendLog, flagCertificateOf } from '../../db/writes/sittings.server.ts'
import { passes } from '../../domain/certification/award.ts'
import type { LateDecision } from '../../domain/exam-session/late-answers.ts'
import type { ItemBody, Response } from '../../domain/item/schema.ts'
import type { Mark, MarkState, PeoplesMarks } from '../../domain/marking/mark.ts'
import { markItem } from '../../domain/marking/mark-item.ts'
import { correctedMark, scaledScore } from '../../domain/marking/regrade.ts'
import { openAnswers, textIn } from '../../domain/marking/written-parts.ts'
import type { Instant } from '../../domain/shared/instant.ts'
import { correctionOf } from '../regrade/dry-run.server.ts'
import type { World } from '../world.ts'
import { answersHash } from './end-attempt.server.ts'

export type LateEvent = Awaited<ReturnType<typeof lateEventsOf>>[number]
type Score = NonNullable<Awaited<ReturnType<typeof latestScore>>>

/** A question under the late answers: its mark, and the written answers in it that people have to read first. */
type LateMark = Readonly<{ slot: Slot; mark: Mark; unread: readonly { part: string; outOf: number }[] }>

/**
 * The marks of an attempt with late answers in place of what stands, each by the key its slot was given and by every
 * correction the standing score has taken. What nobody sent anew keeps its mark.
 * @param given what people gave the written answers, by slot
 * @param areRead whether that was given to the late texts; else it holds only where the late text is the one read
 */
export async function lateMarks(
  db: Db,
  { attemptId, score, late }: { attemptId: string; score: Score; late: readonly LateEvent[] },
  { given, areRead }: { given: ReadonlyMap<number, PeoplesMarks>; areRead: boolean },
): Promise<LateMark[]> {
  const sent = new Map(late.map(({ slot, value }) => [slot, value]))
  const before = new Map((await marksOf(db, attemptId, score.n)).map((mark) => [mark.slot, mark]))
  const standing = new Map((await answersOf(db, attemptId)).map(({ slot, value }) => [slot, value]))
  const slots = await slotsOf(db, attemptId)
  const versions = await itemVersionsOf(db, slots)
  const marks: LateMark[] = []
  for (const slot of slots) {
    const known = before.get(slot.slot)
    const body = versions.get(versionName(slot.itemId, slot.itemVersion))?.body
    if (!known || !body)
      throw new Error(`slot ${slot.slot} of ${attemptId} has no ${known ? 'item version' : 'mark'}`)
    const value = sent.get(slot.slot)
    if (value === undefined) {
      const mark = { ...known, state: known.state as MarkState } // written from `MarkState` only
      marks.push({ slot, mark, unread: [] })
      continue
    }
    const people = given.get(slot.slot) ?? {}
    const earlier = standing.get(slot.slot) ?? null
    const holds = (part: string): boolean => areRead || textIn(value, part) === textIn(earlier, part)
    const kept = Object.fromEntries(Object.entries(people).filter(([part]) => holds(part)))
    const mark = await correctedSince(db, { attemptId, slot, body, value, upTo: score.n, given: kept })
    // a question dropped or given to all since needs no reader
    const waits = mark.state === 'needsMarking'
    const unread = waits ? openAnswers(body, value).filter(({ part }) => !(part in kept)) : []
    marks.push({ slot, mark, unread })
  }
  return marks
}

type Question = {
  attemptId: string
  slot: Slot
  body: ItemBody
  value: Response | null
  /** The score version up to which corrections were taken. */
  upTo: number
  given: PeoplesMarks
}

async function correctedSince(
  db: Db,
  { attemptId, slot, body, value, upTo, given }: Question,
): Promise<Mark> {
  let mark = markItem(body, value, {}, given)
  for (const id of await keyChangesIn(db, attemptId, upTo)) {
    const change = await findKeyChange(db, id)
    if (change?.itemId !== slot.itemId || change.itemVersion !== slot.itemVersion) continue
    const versions = await itemVersionsOf(db, [{ ...slot, keyVersion: change.fromKeyVersion }])
    const from = versions.get(versionName(slot.itemId, slot.itemVersion))?.body
    const correction = from && correctionOf(change.policy, from, change.body)
    if (correction)
      mark = correctedMark({ answer: value, mark, judged: mark, worth: slot.points }, correction)
  }
  return mark
}

/** Points as they count: raw, and scaled where questions were dropped. */
export function lateTotal(
  marks: readonly Pick<LateMark, 'slot' | 'mark'>[],
  { fullMark }: Pick<Attempt, 'fullMark'>,
) {
  const dropped = marks.reduce((sum, { mark, slot }) => sum + (mark.outOf === 0 ? slot.points : 0), 0)
  const raw = marks.reduce((sum, { mark }) => sum + mark.points, 0)
  return { raw, dropped, points: scaledScore(raw, { fullMark, dropped }) }
}

/**
 * Lets late answers stand and writes the score that follows beside the old ones; a lost pass flags the certificates
 * that rest on it. Joins the caller's transaction; awarding is the caller's part.
 */
export async function writeLateScore(
  { db }: Pick<World, 'db'>,
  attempt: Attempt,
  { score, late, marks }: { score: Score; late: readonly LateEvent[]; marks: readonly LateMark[] },
  { decision, at, eventId }: { decision: Omit<LateDecision, 'round'>; at: Instant; eventId: string },
) {
  const { id: attemptId, epoch, fullMark } = attempt
  const { points } = lateTotal(marks, attempt)
  const passed = passes(points, attempt.cutScore)
  const { reason, decidedBy: actorId } = decision
  const n = score.n + 1
  await upsertAnswers(
    db,
    late.map((event) => answerRow({ ...event, attemptId, epoch })),
  )
  await insertScore(
    db,
    {
      attemptId,
      n,
      points,
      outOf: fullMark,
      passed,
      reason: 'late-answers-counted',
      actorId,
      createdAt: at,
    },
    marks.map(({ slot, mark: { state, points: earned, outOf, trace } }) => ({
      attemptId,
      n,
      slot: slot.slot,
      state,
      points: earned,
      outOf,
      trace: [...trace],
    })),
  )
  const standing = await answersOf(db, attemptId)
  const facts = {
    decision: decision.id,
    reason,
    n,
    slots: late.map(({ slot }) => slot),
    events: decision.events,
    before: { points: score.points, passed: score.passed, answersHash: attempt.receipt?.answersHash },
    after: { points, passed, answersHash: answersHash(standing) },
  }
  await appendLog(db, { id: `${eventId}/counted`, attemptId, at, actorId, kind: 'late-counted', facts })
  await recordEvent(db, {
    id: `${eventId}/counted`,
    at,
    actorId,
    kind: 'late-answers-counted',
    subject: attemptId,
    facts,
  })
  if (score.passed && !passed)
    for (const number of await flagCertificateOf(db, attemptId, { at, reason }))
      await recordEvent(db, {
        id: `${eventId}/${number}`,
        at,
        actorId,
        kind: 'certificate-flagged',
        subject: number,
        facts: { attemptId, reason },
      })
  return { points, passed, released: attempt.status === 'released', kind: attempt.kind }
}
