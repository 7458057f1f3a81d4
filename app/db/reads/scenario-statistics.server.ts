import { and, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm'
import * as z from 'zod'
import { type PlayedTalk, statisticsOf } from '../../domain/role-play/scenario-statistics.ts'
import { DIMENSIONS } from '../../domain/role-play/schema.ts'
import { PASS } from '../../domain/role-play/score.ts'
import type { Db } from '../engine/db.server.ts'
import { rolePlayScores, rolePlays, rolePlayTurns } from '../schema/index.ts'
import { findScenario } from './scenarios.server.ts'
import { standingScores, talksOfScenario } from './talks.server.ts'

/** Of a stored score only what counts here; `body` is the whole score as the domain gave it. */
const Percentages = z.object({ pct: z.record(z.enum(DIMENSIONS), z.number()) })
const NONE = { D1: 0, D2: 0, D3: 0, D4: 0, D5: 0, D6: 0 }
/** As many ids as a statement takes on both engines. */
const AT_A_TIME = 500

/** Statistics of a published scenario over its finished talks, branches left out; undefined when there is none. */
export async function scenarioStatistics(db: Db, slug: string) {
  const published = await findScenario(db, slug)
  if (!published) return undefined
  const talks = (await talksOfScenario(db, slug)).filter(({ parentId }) => parentId === null)
  const [replies, scores] = [new Map<string, string[][]>(), new Map<string, ScoreRow>()]
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
    const parsed = Percentages.safeParse(score?.body)
    return {
      mode,
      variant,
      end: end ?? 'lost',
      turns: turns.length,
      passed: (score?.total ?? 0) >= PASS,
      pct: parsed.success ? parsed.data.pct : NONE,
      redLines: score?.redLines ?? [],
      intents: turns.flat(),
    }
  })
  const { scenario, version } = published
  return { title: scenario.title, version, statistics: statisticsOf(scenario, played) }
}
type ScoreRow = Awaited<ReturnType<typeof standingScores>> extends Map<string, infer Row> ? Row : never

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
