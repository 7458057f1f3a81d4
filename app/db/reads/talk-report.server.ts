import type { Act } from '../../domain/role-play/acts.ts'
import { withCorrection } from '../../domain/role-play/appeal.ts'
import { truthOutAt } from '../../domain/role-play/compare.ts'
import { type Debrief, debriefOf } from '../../domain/role-play/debrief.ts'
import type { End } from '../../domain/role-play/ends.ts'
import { conclude, replay } from '../../domain/role-play/replay.ts'
import type { Db } from '../engine/db.server.ts'
import { namesOf } from './dossier.server.ts'
import { hasRole, traineesUnder, type Viewer } from './people.server.ts'
import { talkNow } from './talk-now.server.ts'
import {
  appealsOf,
  commentsOf,
  findTalk,
  standingScores,
  type Talk,
  type TalkMode,
  talksOf,
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
    }>[]
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
 * The report of a finished talk, for its trainee; for a manager of his, when it was shared or is an exam; and for
 * trainers. Undefined: there is none, or it is not for this viewer. An exam's is shown to its candidate only when the
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
  if (!own && !(await maySee(db, viewer, stored))) return undefined
  const appeals = await appealsOf(db, talkId)
  const { scenario, talk, inputs } = await talkNow(db, stored)
  const corrected = appeals
    .filter(({ decision }) => decision === 'accepted')
    .reduce((all, appeal) => withCorrection(all, talk, appeal), inputs)
  const concluded = conclude(replay(scenario, talk.made, corrected))
  const same = (await talksOf(db, stored.personId)).filter(
    (other) => other.scenario === stored.scenario && other.endedAt !== null && other.mode !== 'exam',
  )
  const scores = await standingScores(
    db,
    same.map(({ id }) => id),
  )
  const earlier = same.find((other) => other.startedAt < stored.startedAt)
  const earlierScore = earlier && scores.get(earlier.id)
  const comments = await commentsOf(db, talkId)
  const names = await namesOf(db, [stored.personId, ...comments.map(({ authorId }) => authorId)])
  return {
    ...debriefOf(concluded.talk, concluded.score),
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
      reply,
    })),
    provisional: stored.provisional,
    shared: stored.sharedAt !== null,
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

async function maySee(db: Db, viewer: Viewer, stored: Talk): Promise<boolean> {
  if (hasRole(viewer, 'trainer')) return true
  if (!hasRole(viewer, 'manager') || (stored.sharedAt === null && stored.mode !== 'exam')) return false
  return (await traineesUnder(db, viewer)).some(({ id }) => id === stored.personId)
}
