import { and, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm'
import { type PlayedTalk, statisticsOf } from '../../domain/role-play/scenario-statistics.ts'
import { PASS } from '../../domain/role-play/score.ts'
import type { Db } from '../engine/db.server.ts'
import { rolePlayScores, rolePlays, rolePlayTurns } from '../schema/index.ts'
import { findScenario } from './scenarios.server.ts'
import { sharesOf, standingScores, type TalkScore, talksOfScenario } from './talks.server.ts'

/** As many ids as a statement takes on both engines. */
const AT_A_TIME = 500

/** Statistics of a published scenario over its finished talks, branches left out; undefined when there is none. */
export async function scenarioStatistics(db: Db, slug: string) {
  const published = await findScenario(db, slug)
  if (!published) return undefined
  const talks = (await talksOfScenario(db, slug)).filter(({ parentId }) => parentId === null)
  const [replies, scores] = [new Map<string, string[][]>(), new Map<string, TalkScore>()]
  for (let from = 0; from < talks.length; from += AT_A_TIME) {
    const ids = talks.slice(from, from + AT_A_TIME).map(({ id }) => id)
    for (const [id, row] of await standingScores(db, ids)) scores.set(id, row)
    const turns = await db
      .select({
        id: rolePlayTurns.rolePlayId,
        input: rolePlayTurns.input,
        reply: rolePlayTurns.reply,
      })
      .from(rolePlayTurns)
      .where(inArray(rolePlayTurns.rolePlayId, ids))
    for (const { id, input, reply } of turns)
      if ('say' in input || 'choice' in input)
        replies.set(id, [...(replies.get(id) ?? []), [...reply.intents]])
  }
  const played = talks.map(({ id, mode, variant, end }): PlayedTalk => {
    const [score, turns] = [scores.get(id), replies.get(id) ?? []]
    if (!score || end === null) throw new Error(`talk ${id} is over without an end or a score`)
    return {
      mode,
      variant,
      end,
      turns: turns.length,
      passed: score.total >= PASS,
      pct: sharesOf(score),
      redLines: score.redLines,
      intents: turns.flat(),
    }
  })
  const { scenario, version } = published
  return { title: scenario.title, version, statistics: statisticsOf(scenario, played) }
}

export type Played = Readonly<{ talks: number; passed: number }>

/** How often each scenario was played to its end, and passed, by its standing score; branches left out. By slug. */
export async function playedByScenario(db: Db): Promise<Map<string, Played>> {
  const latest = db
    .select({
      rolePlayId: rolePlayScores.rolePlayId,
      version: sql<number>`max(${rolePlayScores.version})`.as('latest_version'),
    })
    .from(rolePlayScores)
    .groupBy(rolePlayScores.rolePlayId)
    .as('latest')
  const rows = await db
    .select({ scenario: rolePlays.scenario, total: rolePlayScores.total })
    .from(rolePlays)
    .innerJoin(latest, eq(latest.rolePlayId, rolePlays.id))
    .innerJoin(
      rolePlayScores,
      and(eq(rolePlayScores.rolePlayId, rolePlays.id), eq(rolePlayScores.version, latest.version)),
    )
    .where(and(isNotNull(rolePlays.endedAt), isNull(rolePlays.parentId)))
  const played = new Map<string, Played>()
  for (const { scenario, total } of rows) {
    const { talks, passed } = played.get(scenario) ?? { talks: 0, passed: 0 }
    played.set(scenario, { talks: talks + 1, passed: passed + (total >= PASS ? 1 : 0) })
  }
  return played
}
