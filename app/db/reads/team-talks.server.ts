import { and, inArray, isNull } from 'drizzle-orm'
import { answersTo } from '../../domain/role-play/assignment.ts'
import { type DimensionMap, dimensionMap, type ScoredTalk } from '../../domain/role-play/dimension-map.ts'
import type { End } from '../../domain/role-play/ends.ts'
import type { Instant } from '../../domain/shared/instant.ts'
import type { Db } from '../engine/db.server.ts'
import { rolePlayComments } from '../schema/index.ts'
import { assignmentsFor, unitsAbove } from './assignments.server.ts'
import { allUnits, type Member } from './people.server.ts'
import { publishedScenarios } from './scenarios.server.ts'
import { finishedTalks, sharesOf, standingScores, type Talk, talksOf } from './talks.server.ts'

export type WatchedTalk = Readonly<{
  id: string
  name: string
  title: string
  end: End | null
  /** Hundredths of a point. */
  total: number | null
  at: Instant
  why: 'shared' | 'assigned' | 'exam'
  comments: number
}>

/**
 * How these people talk: their shares by dimension, and the finished talks their manager may watch, the latest first.
 * @param members the people of the asking manager and no others
 */
export async function teamTalks(
  db: Db,
  members: readonly Member[],
  by: 'latest' | 'best',
): Promise<{ map: DimensionMap; talks: WatchedTalk[] }> {
  const ids = members.map(({ id }) => id)
  const talks = await finishedTalks(db, ids)
  const scores = await standingScores(
    db,
    talks.map(({ id }) => id),
  )
  const scored = talks.flatMap((talk): ScoredTalk[] => {
    const score = scores.get(talk.id)
    const { personId, scenario, mode, parentId, provisional, endedAt } = talk
    if (!score || endedAt === null) return []
    const pct = sharesOf(score)
    return [{ personId, scenario, mode, parentId, provisional, endedAt, total: score.total, pct }]
  })
  const tree = await allUnits(db)
  const above = new Map(
    [...new Set(members.map(({ unitId }) => unitId))].map((id) => [id, unitsAbove(tree, id)]),
  )
  const asked = await assignmentsFor(db, {
    personIds: ids,
    unitIds: [...new Set([...above.values()].flat())],
  })
  const assigned = new Set(
    members.flatMap(({ id, unitId }) => {
      const own = talks.filter(({ personId }) => personId === id)
      return asked
        .filter(({ subjectKind, subjectId }) =>
          subjectKind === 'unit' ? above.get(unitId)?.includes(subjectId) : subjectId === id,
        )
        .flatMap((one) => answersTo(one, own).map((talk) => talk.id))
    }),
  )
  const whyOf = (talk: Talk): WatchedTalk['why'] | undefined => {
    if (talk.mode === 'team') return undefined
    if (talk.mode === 'exam') return 'exam'
    return assigned.has(talk.id) ? 'assigned' : talk.sharedAt !== null ? 'shared' : undefined
  }
  const open = talks.flatMap((talk) => {
    const why = whyOf(talk)
    return why ? [{ talk, why }] : []
  })
  const titles = new Map((await publishedScenarios(db)).map(({ scenario }) => [scenario.id, scenario.title]))
  const names = new Map(members.map(({ id, name }) => [id, name]))
  const commented = await commentCounts(
    db,
    open.map(({ talk }) => talk.id),
  )
  return {
    map: dimensionMap(ids, scored, by),
    talks: open.map(({ talk: { id, personId, scenario, end, endedAt, startedAt }, why }) => ({
      id,
      name: names.get(personId) ?? '',
      title: titles.get(scenario) ?? scenario,
      end,
      total: scores.get(id)?.total ?? null,
      at: endedAt ?? startedAt,
      why,
      comments: commented.get(id) ?? 0,
    })),
  }
}

/** How many comments stand beside each of these talks; talks without any are left out. */
async function commentCounts(db: Db, talkIds: readonly string[]): Promise<Map<string, number>> {
  if (talkIds.length === 0) return new Map()
  const rows = await db
    .select({ talkId: rolePlayComments.rolePlayId })
    .from(rolePlayComments)
    .where(and(inArray(rolePlayComments.rolePlayId, [...talkIds]), isNull(rolePlayComments.removedAt)))
  const counts = new Map<string, number>()
  for (const { talkId } of rows) counts.set(talkId, (counts.get(talkId) ?? 0) + 1)
  return counts
}

export type TeamPlay = Readonly<{
  id: string
  title: string
  at: Instant
  /** Null: it goes on. */
  end: End | null
  /** Hundredths of a point. */
  total: number | null
}>

/** The talks a manager held together with his team, the latest first, and what they may talk about next. */
export async function teamPlays(
  db: Db,
  personId: string,
): Promise<{ talks: TeamPlay[]; scenarios: { slug: string; title: string }[] }> {
  const published = (await publishedScenarios(db)).map(({ scenario }) => scenario)
  const talks = (await talksOf(db, personId)).filter(({ mode }) => mode === 'team')
  const scores = await standingScores(
    db,
    talks.map(({ id }) => id),
  )
  return {
    talks: talks.map(({ id, scenario, startedAt, end }) => ({
      id,
      title: published.find((one) => one.id === scenario)?.title ?? scenario,
      at: startedAt,
      end,
      total: scores.get(id)?.total ?? null,
    })),
    scenarios: published
      .filter(({ status }) => status === 'ready')
      .map(({ id, title }) => ({ slug: id, title })),
  }
}
