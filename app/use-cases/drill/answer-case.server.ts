import {
  answersOfSet,
  casesOf,
  type DrillSet,
  findCard,
  findDrillAnswer,
  findDrillSet,
} from '../../db/reads/drill.server.ts'
import { finishDrillSet, insertDrillAnswer, keepReply, putCard } from '../../db/writes/drill.server.ts'
import { feedbackOf, type Given, ratingOf, scoreOf } from '../../domain/complaint/feedback.ts'
import { ok, refuse } from '../../domain/shared/result.ts'
import { ReviewCard, reviewed } from '../../lib/scheduling/review-card.ts'
import type { World } from '../world.ts'

/** What is in flight when a sprint ends still counts. */
const SPRINT_GRACE_MS = 3000
/** Nobody reads a sentence for longer than this: the page was left open. */
const LONGEST_MS = 10 * 60_000

type Answer = { personId: string; setId: string; place: number; given: Given; tookMs: number }

/**
 * Judges one answer of a set and keeps it: the first one stands, and a repeat is told what was told before. The card
 * of the case moves on, except by a pile, which asks half the question. The last place closes the set.
 * Refuses `no-such-set`, `no-such-place`, `motive-missing`, `set-closed`.
 */
export async function answerCase(
  { db, now, newId }: World,
  { personId, setId, place, given, tookMs }: Answer,
) {
  const [id, at] = [newId(), now()]
  return db.tx(async () => {
    const set = await findDrillSet(db, setId, personId)
    if (!set) return refuse({ code: 'no-such-set' } as const)
    const [asked] = await casesOf(db, set.cases.slice(place, place + 1))
    if (!asked) return refuse({ code: 'no-such-place' } as const)
    const { complaint, version } = asked
    const stands = await findDrillAnswer(db, setId, place)
    if (stands)
      return ok(
        feedbackOf(complaint, {
          class: stands.saidClass,
          motive: stands.saidMotive,
          secondary: stands.saidSecondary,
        }),
      )
    if (isClosed(set, at)) return refuse({ code: 'set-closed' } as const)
    if ((given.motive === null) !== (set.mode === 'pile')) return refuse({ code: 'motive-missing' } as const)
    const took = Math.min(Math.max(tookMs, 0), LONGEST_MS)
    const score = scoreOf(complaint, given)
    await insertDrillAnswer(db, {
      id,
      personId,
      caseId: complaint.id,
      caseVersion: version,
      source: 'drill',
      setId,
      place,
      keyClass: complaint.class,
      keyMotive: complaint.primaryMotive,
      tier: complaint.tier,
      textLength: complaint.text.length,
      chosenClass: given.class,
      chosenMotive: given.motive,
      chosenSecondary: given.secondary,
      score,
      tookMs: took,
      at,
      reply: null,
    })
    if (given.motive !== null) {
      const before = await findCard(db, personId, complaint.id)
      const card = reviewed(
        before === undefined ? null : ReviewCard.parse(before),
        ratingOf(score, took, complaint.text.length),
        at,
      )
      await putCard(db, { personId, caseId: complaint.id, dueAt: card.due, card, updatedAt: at })
    }
    if ((await answersOfSet(db, setId)).length === set.cases.length) await finishDrillSet(db, setId, at)
    return ok(feedbackOf(complaint, given))
  })
}

/** Ends a set before its last place: what was answered counts. Refuses `no-such-set`. */
export async function finishSet(
  { db, now }: World,
  { personId, setId }: { personId: string; setId: string },
) {
  const at = now()
  return db.tx(async () => {
    if (!(await findDrillSet(db, setId, personId))) return refuse({ code: 'no-such-set' } as const)
    await finishDrillSet(db, setId, at)
    return ok({})
  })
}

/** Keeps which first sentence a learner picked for a case he has answered. Refuses `no-such-set`, `not-answered`. */
export async function pickReply(
  { db }: World,
  {
    personId,
    setId,
    place,
    reply,
  }: { personId: string; setId: string; place: number; reply: 'better' | 'worse' },
) {
  return db.tx(async () => {
    if (!(await findDrillSet(db, setId, personId))) return refuse({ code: 'no-such-set' } as const)
    const answer = await findDrillAnswer(db, setId, place)
    if (!answer) return refuse({ code: 'not-answered' } as const)
    await keepReply(db, answer.id, reply)
    return ok({})
  })
}

const isClosed = ({ finishedAt, deadlineAt }: DrillSet, at: number): boolean =>
  finishedAt !== null || (deadlineAt !== null && at > deadlineAt + SPRINT_GRACE_MS)
