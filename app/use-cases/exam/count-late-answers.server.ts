import type { Db } from '../../db/engine/db.server.ts'
import { itemVersionsOf, versionName } from '../../db/reads/bank.server.ts'
import { keyChangesIn } from '../../db/reads/certification.server.ts'
import type { Slot } from '../../db/reads/exams.server.ts'
import { answersOf, findAttempt, latestScore, marksOf, slotsOf } from '../../db/reads/exams.server.ts'
import { findKeyChange } from '../../db/reads/regrades.server.ts'
import { lateEventsOf } from '../../db/reads/sittings.server.ts'
import { upsertAnswers } from '../../db/writes/answers.server.ts'
import { recordEvent } from '../../db/writes/audit.server.ts'
import { insertScore } from '../../db/writes/exams.server.ts'
import { appendLog, flagCertificateOf } from '../../db/writes/sittings.server.ts'
import { passes } from '../../domain/certification/award.ts'
import { countableLate } from '../../domain/exam-session/late-answers.ts'
import type { Response } from '../../domain/item/schema.ts'
import type { Mark, MarkState } from '../../domain/marking/mark.ts'
import { markItem } from '../../domain/marking/mark-item.ts'
import { correctedMark, scaledScore } from '../../domain/marking/regrade.ts'
import { ok, refuse } from '../../domain/shared/result.ts'
import { hashOf } from '../../lib/hash.server.ts'
import { awardTheory } from '../certificate/award-theory.server.ts'
import { correctionOf } from '../regrade/dry-run.server.ts'
import type { World } from '../world.ts'

type Decision = { sessionId: string; attemptId: string; reason: string; actorId: string }

/**
 * Lets answers count that came after the last moment, by decision: the newest late answer of each slot, of the device
 * that had the paper last, takes the place of what stands, and a score version beside the old ones says so. The events
 * stay what they were, late. Written answers, which people would have to read, are not let in after marking.
 * Refuses `no-such-attempt`, `own-attempt`, `not-marked`, `no-late-answers`, `late-needs-marking`.
 */
export async function countLateAnswers(world: World, { sessionId, attemptId, reason, actorId }: Decision) {
  const { db, now, newId } = world
  const [at, logId, eventId, flagId] = [now(), newId(), newId(), newId()]
  const counted = await db.tx(async () => {
    const attempt = await findAttempt(db, attemptId)
    if (!attempt || attempt.examSessionId !== sessionId) return refuse({ code: 'no-such-attempt' } as const)
    if (attempt.personId === actorId) return refuse({ code: 'own-attempt' } as const)
    const { status, epoch } = attempt
    const score = await latestScore(db, attemptId)
    if (!score || (status !== 'marked' && status !== 'released'))
      return refuse({ code: 'not-marked', status } as const)
    const standing = await answersOf(db, attemptId)
    const late = countableLate(await lateEventsOf(db, attemptId, epoch), standing)
    if (late.length === 0) return refuse({ code: 'no-late-answers' } as const)

    const given = new Map(late.map(({ slot, value }) => [slot, value]))
    const slots = await slotsOf(db, attemptId)
    const before = new Map((await marksOf(db, attemptId, score.n)).map((mark) => [mark.slot, mark]))
    const marks = []
    for (const slot of slots) {
      const known = before.get(slot.slot)
      if (!known) throw new Error(`slot ${slot.slot} of ${attemptId} has no mark`)
      const stands = { ...known, state: known.state as MarkState } // written from `MarkState` only
      const value = given.get(slot.slot)
      marks.push({
        slot: slot.slot,
        worth: slot.points,
        mark: value === undefined ? stands : await markLate(db, attemptId, { slot, value, upTo: score.n }),
      })
    }
    const unread = marks.filter(({ mark }) => mark.state === 'needsMarking').map(({ slot }) => slot)
    if (unread.length > 0) return refuse({ code: 'late-needs-marking', slots: unread } as const)

    const dropped = marks.reduce((sum, { mark, worth }) => sum + (mark.outOf === 0 ? worth : 0), 0)
    const raw = marks.reduce((sum, { mark }) => sum + mark.points, 0)
    const points = scaledScore(raw, { fullMark: attempt.fullMark, dropped })
    const passed = passes(points, attempt.cutScore)
    const n = score.n + 1
    await upsertAnswers(
      db,
      late.map(({ slot, value, flagged, seq, receivedAt }) => ({
        attemptId,
        slot,
        value,
        flagged,
        epoch,
        seq,
        savedAt: receivedAt,
      })),
    )
    await insertScore(
      db,
      {
        attemptId,
        n,
        points,
        outOf: attempt.fullMark,
        passed,
        reason: 'late-answers-counted',
        actorId,
        createdAt: at,
      },
      marks.map(({ slot, mark: { state, points: earned, outOf, trace } }) => ({
        attemptId,
        n,
        slot,
        state,
        points: earned,
        outOf,
        trace: [...trace],
      })),
    )
    const facts = {
      reason,
      n,
      slots: late.map(({ slot }) => slot),
      events: late.map(({ clientEventId }) => clientEventId),
      before: { points: score.points, passed: score.passed, answersHash: attempt.receipt?.answersHash },
      after: {
        points,
        passed,
        answersHash: hashOf((await answersOf(db, attemptId)).map(({ slot, value }) => [slot, value])),
      },
    }
    await appendLog(db, { id: logId, attemptId, at, actorId, kind: 'late-counted', facts })
    await recordEvent(db, {
      id: eventId,
      at,
      actorId,
      kind: 'late-answers-counted',
      subject: attemptId,
      facts,
    })
    if (score.passed && !passed)
      for (const number of await flagCertificateOf(db, attemptId, { at, reason }))
        await recordEvent(db, {
          id: `${flagId}/${number}`,
          at,
          actorId,
          kind: 'certificate-flagged',
          subject: number,
          facts: { attemptId, reason },
        })
    return ok({ counted: late.length, points, passed, awards: passed && status === 'released' })
  })
  if (counted.ok && counted.value.awards) await awardTheory(world, attemptId)
  return counted
}

/** The mark of a late answer by the key its slot was given, and by every correction the attempt has taken since. */
async function markLate(
  db: Db,
  attemptId: string,
  { slot, value, upTo }: { slot: Slot; value: Response | null; upTo: number },
): Promise<Mark> {
  const versions = await itemVersionsOf(db, [slot])
  const version = versions.get(versionName(slot.itemId, slot.itemVersion))
  if (!version) throw new Error(`item ${slot.itemId} has no version ${slot.itemVersion}`)
  let mark = markItem(version.body, value)
  for (const id of await keyChangesIn(db, attemptId, upTo)) {
    const change = await findKeyChange(db, id)
    if (change?.itemId !== slot.itemId || change.itemVersion !== slot.itemVersion) continue
    const correction = correctionOf(change.policy, version.body, change.body)
    if (correction)
      mark = correctedMark({ answer: value, mark, judged: mark, worth: slot.points }, correction)
  }
  return mark
}
