import { asc, eq, inArray } from 'drizzle-orm'
import { RED_LINES } from '../../domain/certification/red-line.ts'
import { withCorrection } from '../../domain/role-play/appeal.ts'
import { type RedLineDecision, withDecisions } from '../../domain/role-play/red-line-decision.ts'
import { replay, type Talk } from '../../domain/role-play/replay.ts'
import type { Scenario } from '../../domain/role-play/schema.ts'
import type { Db } from '../engine/db.server.ts'
import { rolePlayDecisions } from '../schema/index.ts'
import { talkNow } from './talk-now.server.ts'
import { appealsOf, type Talk as StoredTalk } from './talks.server.ts'

export type StoredDecision = RedLineDecision &
  Readonly<{ rolePlayId: string; reason: string; decidedBy: string; decidedAt: number }>

/** What trainers decided about suspected red lines of these talks, the oldest first. */
export async function decisionsOf(db: Db, rolePlayIds: readonly string[]): Promise<StoredDecision[]> {
  if (rolePlayIds.length === 0) return []
  const rows = await db
    .select()
    .from(rolePlayDecisions)
    .where(
      rolePlayIds.length === 1
        ? eq(rolePlayDecisions.rolePlayId, rolePlayIds[0] ?? '')
        : inArray(rolePlayDecisions.rolePlayId, [...rolePlayIds]),
    )
    .orderBy(asc(rolePlayDecisions.decidedAt))
  return rows.flatMap(({ redLine, decision, ...row }) => {
    const known = RED_LINES.find((one) => one === redLine)
    return known
      ? [{ ...row, redLine: known, decision: decision === 'confirmed' ? 'confirmed' : 'dismissed' }]
      : []
  })
}

/** A stored talk with every accepted appeal and every decision about a red line taken in. @throws as `talkNow` */
export async function talkCorrected(db: Db, stored: StoredTalk): Promise<{ scenario: Scenario; talk: Talk }> {
  const { scenario, talk, inputs } = await talkNow(db, stored)
  const accepted = (await appealsOf(db, stored.id)).filter(({ decision }) => decision === 'accepted')
  const appealed = accepted.reduce((all, appeal) => withCorrection(all, talk, appeal), inputs)
  const decided = withDecisions(scenario, talk.made, appealed, await decisionsOf(db, [stored.id]))
  return { scenario, talk: replay(scenario, talk.made, decided) }
}
