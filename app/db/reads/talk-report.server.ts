import { type ComplaintClass, classOf, type Motive } from '../../domain/complaint/motives.ts'
import type { Act } from '../../domain/role-play/acts.ts'
import { askedLines } from '../../domain/role-play/asked-needs.ts'
import { truthOutAt } from '../../domain/role-play/compare.ts'
import { type Debrief, debriefOf } from '../../domain/role-play/debrief.ts'
import type { End } from '../../domain/role-play/ends.ts'
import { conclude, type Talk } from '../../domain/role-play/replay.ts'
import type { Db } from '../engine/db.server.ts'
import { namesOf } from './dossier.server.ts'
import { answersById, lineAnswerId, skippedOf } from './drill.server.ts'
import { isAssigned, mayWatch } from './may-watch.server.ts'
import type { Viewer } from './people.server.ts'
import { talkCorrected } from './talk-corrected.server.ts'
import { talkNow } from './talk-now.server.ts'
import {
  appealsOf,
  commentsOf,
  findTalk,
  modelAnswersOf,
  standingScores,
  type TalkMode,
  talksOf,
  wordedIn,
} from './talks.server.ts'

export type Try = Readonly<{
  id: string
  at: number
  total: number | null
  end: End | null
  /** The turn he branched from, where it is a branch of another try. */
  branchTurn: number | null
}>

export type TalkReport = Debrief &
  Readonly<{
    id: string
    slug: string
    title: string
    mode: TalkMode
    difficulty: string
    personName: string
    own: boolean
    startedAt: number
    end: End
    falseClose: boolean
    /** Hundredths of a point. */
    total: number
    passed: boolean
    lines: readonly Readonly<{
      turn: number
      say: string
      acts: readonly Readonly<{ act: Act; target: string | null }>[]
      reply: string
      /** What a language model heard where the recogniser heard nothing; it counts for nothing. */
      suggested: readonly Act[]
    }>[]
    /** A language model's debrief in prose, if there is one. */
    advice: readonly Readonly<{ turn: number; text: string }>[]
    provisional: boolean
    shared: boolean
    practicalId: string | null
    /** Other tries with the same scenario, the latest first. */
    tries: readonly Try[]
    /** The try before this one. */
    before: Readonly<{
      total: number
      dimensions: Readonly<Record<string, number>>
      truthOut: number | null
    }> | null
    truthOut: number | null
    /** The customer's lines he was asked about: what they want, and what he took them for; null: passed over. */
    needs: readonly Readonly<{
      turn: number
      words: string
      key: { class: ComplaintClass; motive: Motive }
      said: { class: ComplaintClass; motive: Motive | null; score: number } | null
    }>[]
    comments: readonly Readonly<{
      id: string
      turn: number | null
      text: string
      authorName: string
      at: number
      mine: boolean
    }>[]
    appeals: readonly Readonly<{
      turn: number
      clause: string
      recognised: string | null
      proposed: string | null
      decision: string | null
      reason: string | null
    }>[]
  }>

/**
 * The report of a finished talk, for its trainee; for a manager of his, when it was shared, answers an assignment or is
 * an exam; and for trainers. Undefined: there is none, or it is not for this viewer. An exam's is shown to its candidate only when the
 * practical part is decided.
 */
export async function findTalkReport(
  db: Db,
  viewer: Viewer,
  talkId: string,
): Promise<TalkReport | undefined> {
  const stored = await findTalk(db, talkId)
  if (!stored || stored.endedAt === null || stored.end === null) return undefined
  const own = stored.personId === viewer.id
  if (!own && !(await mayWatch(db, viewer, stored))) return undefined
  const appeals = await appealsOf(db, talkId)
  const { scenario, talk } = await talkCorrected(db, stored)
  const concluded = conclude(talk)
  const said = await modelAnswersOf(db, talkId)
  const worded = wordedIn(said)
  const same = (await talksOf(db, stored.personId)).filter(
    ({ scenario: slug, endedAt, mode }) =>
      slug === stored.scenario &&
      endedAt !== null &&
      mode !== 'exam' &&
      // what a team said stands apart from what one said alone
      (mode === 'team') === (stored.mode === 'team'),
  )
  const scores = await standingScores(
    db,
    same.map(({ id }) => id),
  )
  const earlier = same.find((other) => other.startedAt < stored.startedAt)
  const earlierScore = earlier && scores.get(earlier.id)
  const comments = await commentsOf(db, talkId)
  const names = await namesOf(db, [stored.personId, ...comments.map(({ authorId }) => authorId)])
  const debrief = debriefOf(concluded.talk, concluded.score)
  return {
    ...debrief,
    timeline: debrief.timeline.map((point) => ({ ...point, reply: worded.get(point.turn) ?? point.reply })),
    advice: said.flatMap(({ port, answer }) => (port === 'coach' ? answer.advice : [])),
    id: stored.id,
    slug: stored.scenario,
    title: scenario.title,
    mode: stored.mode,
    difficulty: stored.difficulty,
    personName: names.get(stored.personId) ?? '',
    own,
    startedAt: stored.startedAt,
    end: stored.end,
    falseClose: concluded.talk.state.falseClose,
    total: concluded.score.total,
    passed: concluded.score.passed,
    lines: concluded.talk.turns.map(({ turn, say, acts, reply }) => ({
      turn,
      say,
      acts: acts.map(({ act, target }) => ({ act, target: target ?? null })),
      reply: worded.get(turn) ?? reply,
      suggested: said.flatMap((one) =>
        one.port === 'recogniser' && one.turn === turn ? one.answer.acts : [],
      ),
    })),
    provisional: stored.provisional,
    shared: stored.sharedAt !== null || (await isAssigned(db, stored)),
    practicalId: stored.practicalId,
    tries: same.map((other) => ({
      id: other.id,
      at: other.startedAt,
      total: scores.get(other.id)?.total ?? null,
      end: other.end,
      branchTurn: other.branchTurn,
    })),
    before:
      earlier && earlierScore
        ? {
            total: earlierScore.total,
            dimensions: earlierScore.dimensions,
            truthOut: truthOutAt((await talkNow(db, earlier)).talk) ?? null,
          }
        : null,
    truthOut: truthOutAt(concluded.talk) ?? null,
    needs: await needsOf(db, stored.id, talk),
    comments: comments.map(({ id, turn, text, authorId, at }) => ({
      id,
      turn,
      text,
      authorName: names.get(authorId) ?? '',
      at,
      mine: authorId === viewer.id,
    })),
    appeals: appeals.map(({ turn, clause, recognised, proposed, decision, reason }) => ({
      turn,
      clause,
      recognised,
      proposed,
      decision,
      reason,
    })),
  }
}

async function needsOf(db: Db, talkId: string, talk: Talk): Promise<TalkReport['needs']> {
  const lines = askedLines(talk)
  const ids = lines.map(({ turn }) => lineAnswerId(talkId, turn))
  const [answers, skipped] = [await answersById(db, ids), await skippedOf(db, ids)]
  return lines.flatMap(({ turn, words, need }) => {
    const id = lineAnswerId(talkId, turn)
    const given = answers.get(id)
    if (!given && !skipped.has(id)) return []
    return {
      turn,
      words,
      key: { class: classOf(need), motive: need },
      said: given ? { class: given.saidClass, motive: given.saidMotive, score: given.score } : null,
    }
  })
}
