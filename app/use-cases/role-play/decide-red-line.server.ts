import { talkCorrected } from '../../db/reads/talk-corrected.server.ts'
import { findTalk, scoresOf } from '../../db/reads/talks.server.ts'
import { recordEvent } from '../../db/writes/audit.server.ts'
import { insertDecision, insertTalkScore, settleTalk } from '../../db/writes/talks.server.ts'
import type { RedLine } from '../../domain/certification/red-line.ts'
import { isDecided, suspicionsIn } from '../../domain/role-play/red-line-decision.ts'
import { conclude } from '../../domain/role-play/replay.ts'
import { ok, refuse } from '../../domain/shared/result.ts'
import type { World } from '../world.ts'
import { settlePractical } from './practical.server.ts'

type Decide = {
  talkId: string
  redLine: RedLine
  actorId: string
  decision: 'confirmed' | 'dismissed'
  reason: string
}

/**
 * Decides a red line that was suspected in an exam talk. The talk gets a second score beside the engine's, with the
 * decision taken in; once nothing in it is left to decide, or one is confirmed, its practical part is settled and the
 * result goes on record.
 * Refuses `reason-missing`, `no-such-talk`, `own-record` (nobody decides about himself), `decided-already`, and
 * `no-such-record` where that red line is not suspected.
 */
export async function decideRedLine(world: World, { talkId, redLine, actorId, decision, reason }: Decide) {
  const { db, now, newId } = world
  const [eventId, at] = [newId(), now()]
  if (reason.trim() === '') return refuse({ code: 'reason-missing' } as const)
  const decided = await db.tx(async () => {
    const stored = await findTalk(db, talkId)
    if (stored?.mode !== 'exam' || stored.endedAt === null) return refuse({ code: 'no-such-talk' } as const)
    if (stored.personId === actorId) return refuse({ code: 'own-record' } as const)
    if (!stored.provisional) return refuse({ code: 'decided-already' } as const)
    const before = await talkCorrected(db, stored)
    if (!suspicionsIn(before.talk).some((one) => one.redLine === redLine))
      return refuse({ code: 'no-such-record' } as const)
    const row = {
      rolePlayId: talkId,
      redLine,
      decision,
      reason: reason.trim(),
      decidedBy: actorId,
      decidedAt: at,
    }
    if (!(await insertDecision(db, row))) return refuse({ code: 'decided-already' } as const)
    const { talk, score } = conclude((await talkCorrected(db, stored)).talk)
    await insertTalkScore(db, {
      rolePlayId: talkId,
      version: (await scoresOf(db, talkId)).length + 1,
      total: score.total,
      dimensions: score.points,
      redLines: [...score.redLines],
      suspected: [...score.suspected],
      body: score,
      reason: 'decision',
      appealId: null,
      actorId,
      at,
    })
    const isSettled = isDecided(score)
    if (isSettled) await settleTalk(db, talkId, talk.state.end ?? stored.end ?? 'lost')
    await recordEvent(db, {
      id: eventId,
      at,
      actorId,
      kind: 'red-line-decided',
      subject: talkId,
      facts: { redLine, decision, practicalId: stored.practicalId, total: score.total },
    })
    return ok({ practicalId: stored.practicalId, isSettled })
  })
  if (decided.ok && decided.value.isSettled && decided.value.practicalId)
    await settlePractical(world, decided.value.practicalId)
  return decided
}
