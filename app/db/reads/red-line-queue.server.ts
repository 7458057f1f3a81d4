import { desc } from 'drizzle-orm'
import type { RedLine } from '../../domain/certification/red-line.ts'
import { suspicionsIn } from '../../domain/role-play/red-line-decision.ts'
import type { Level } from '../../domain/shared/level.ts'
import type { Db } from '../engine/db.server.ts'
import { rolePlayDecisions } from '../schema/index.ts'
import { namesOf } from './dossier.server.ts'
import { provisionalPracticals } from './practicals.server.ts'
import { talkCorrected } from './talk-corrected.server.ts'
import { findTalk, talksOfPractical } from './talks.server.ts'

/** A red line suspected in an exam talk: every place it may stand, and who said it in which scene. */
export type SuspectedLine = Readonly<{
  talkId: string
  redLine: RedLine
  title: string
  level: Level
  personName: string
  finishedAt: number | null
  mine: boolean
  quotes: readonly Readonly<{ turn: number; say: string; quote: string; reply: string }>[]
}>

export type DecidedLine = Readonly<{
  talkId: string
  redLine: string
  decision: string
  reason: string
  personName: string
  deciderName: string
  decidedAt: number
}>

const DECIDED_SHOWN = 20

/** What waits for a trainer's word, the oldest first, and what was decided last. */
export async function redLineQueue(
  db: Db,
  viewerId: string,
): Promise<{ waiting: SuspectedLine[]; decided: DecidedLine[] }> {
  return { waiting: await waitingLines(db, viewerId), decided: await decidedLines(db) }
}

async function waitingLines(db: Db, viewerId: string): Promise<SuspectedLine[]> {
  const practicals = await provisionalPracticals(db)
  const names = await namesOf(
    db,
    practicals.map(({ personId }) => personId),
  )
  const lines: SuspectedLine[] = []
  for (const { id, personId, level, finishedAt } of practicals) {
    for (const stored of (await talksOfPractical(db, id)).filter(({ provisional }) => provisional)) {
      const { scenario, talk } = await talkCorrected(db, stored)
      const suspicions = suspicionsIn(talk)
      for (const redLine of new Set(suspicions.map((one) => one.redLine)))
        lines.push({
          talkId: stored.id,
          redLine,
          title: scenario.title,
          level,
          personName: names.get(personId) ?? '',
          finishedAt,
          mine: personId === viewerId,
          quotes: suspicions
            .filter((one) => one.redLine === redLine)
            .map(({ turn, say, quote }) => ({ turn, say, quote, reply: talk.turns[turn - 1]?.reply ?? '' })),
        })
    }
  }
  return lines
}

async function decidedLines(db: Db): Promise<DecidedLine[]> {
  const rows = await db
    .select()
    .from(rolePlayDecisions)
    .orderBy(desc(rolePlayDecisions.decidedAt))
    .limit(DECIDED_SHOWN)
  const people = new Map<string, string>()
  for (const { rolePlayId } of rows) {
    const talk = await findTalk(db, rolePlayId)
    if (talk) people.set(rolePlayId, talk.personId)
  }
  const names = await namesOf(db, [...people.values(), ...rows.map(({ decidedBy }) => decidedBy)])
  return rows.map(({ rolePlayId, redLine, decision, reason, decidedBy, decidedAt }) => ({
    talkId: rolePlayId,
    redLine,
    decision,
    reason,
    personName: names.get(people.get(rolePlayId) ?? '') ?? '',
    deciderName: names.get(decidedBy) ?? '',
    decidedAt,
  }))
}
