import { namesOf } from '../../db/reads/dossier.server.ts'
import { findScenarioVersion } from '../../db/reads/scenarios.server.ts'
import { talkCorrected } from '../../db/reads/talk-corrected.server.ts'
import { talkNow } from '../../db/reads/talk-now.server.ts'
import { appealsOf, findAppeal, findTalk, scoresOf } from '../../db/reads/talks.server.ts'
import { recordEvent } from '../../db/writes/audit.server.ts'
import {
  decideAppeal,
  insertActExample,
  insertAppeal,
  insertTalkScore,
  settleTalk,
} from '../../db/writes/talks.server.ts'
import { isAct } from '../../domain/role-play/acts.ts'
import { masked } from '../../domain/role-play/appeal.ts'
import { isDecided } from '../../domain/role-play/red-line-decision.ts'
import { conclude } from '../../domain/role-play/replay.ts'
import { ok, refuse } from '../../domain/shared/result.ts'
import type { World } from '../world.ts'
import { settlePractical } from './practical.server.ts'

type Raise = {
  personId: string
  talkId: string
  turn: number
  clause: string
  recognised: string | null
  proposed: string | null
  note: string
}

/**
 * Asks a trainer to look at what was recognised in some words of a finished or open talk of one's own.
 * Refuses `no-such-talk`, `no-such-turn` (or the words do not stand in it), `bad-form` (no such act), `asked-already`.
 */
export async function raiseAppeal({ db, now, newId }: World, raised: Raise) {
  const { personId, talkId, turn, clause, recognised, proposed, note } = raised
  const [id, eventId, at] = [newId(), newId(), now()]
  return db.tx(async () => {
    const stored = await findTalk(db, talkId)
    if (stored?.personId !== personId) return refuse({ code: 'no-such-talk' } as const)
    if ([recognised, proposed].some((act) => act !== null && !isAct(act)))
      return refuse({ code: 'bad-form' } as const)
    const { talk } = await talkNow(db, stored)
    if (!talk.turns[turn - 1]?.say.includes(clause)) return refuse({ code: 'no-such-turn' } as const)
    const earlier = await appealsOf(db, talkId)
    if (earlier.some((one) => one.turn === turn && one.clause === clause && one.recognised === recognised))
      return refuse({ code: 'asked-already' } as const)
    await insertAppeal(db, {
      id,
      rolePlayId: talkId,
      turn,
      clause,
      recognised,
      proposed,
      note,
      raisedBy: personId,
      raisedAt: at,
    })
    await recordEvent(db, {
      id: eventId,
      at,
      actorId: personId,
      kind: 'recognition-appealed',
      subject: talkId,
      facts: { appealId: id, turn, recognised, proposed },
    })
    return ok({ appealId: id })
  })
}

type Decide = { appealId: string; actorId: string; decision: 'accepted' | 'rejected'; reason: string }

/**
 * Answers an appeal. Accepted: the words, names and digits masked, become a training line, and an ended talk gets a new
 * score beside the old one, from the acts as corrected. Rejected: the reason is shown.
 * Refuses `no-such-appeal`, `decided-already`, `own-record` (nobody answers his own).
 */
export async function answerAppeal(world: World, { appealId, actorId, decision, reason }: Decide) {
  const { db, now, newId } = world
  const [exampleId, eventId, at] = [newId(), newId(), now()]
  const answered = await db.tx(async () => {
    const appeal = await findAppeal(db, appealId)
    if (!appeal) return refuse({ code: 'no-such-appeal' } as const)
    if (appeal.raisedBy === actorId) return refuse({ code: 'own-record' } as const)
    if (!(await decideAppeal(db, appealId, { decision, reason, decidedBy: actorId, decidedAt: at })))
      return refuse({ code: 'decided-already' } as const)
    let settled: string | null = null
    if (decision === 'accepted') {
      if (appeal.proposed !== null)
        await insertActExample(db, {
          id: exampleId,
          act: appeal.proposed,
          text: masked(appeal.clause, await namesIn(db, appeal.rolePlayId)),
          appealId,
          addedBy: actorId,
          addedAt: at,
        })
      settled = await scoreAnew(db, appeal.rolePlayId, { appealId, actorId, at })
    }
    await recordEvent(db, {
      id: eventId,
      at,
      actorId,
      kind: 'recognition-appeal-decided',
      subject: appeal.rolePlayId,
      facts: { appealId, decision },
    })
    return ok({ rolePlayId: appeal.rolePlayId, settled })
  })
  if (answered.ok && answered.value.settled) await settlePractical(world, answered.value.settled)
  return answered
}

/** Whom the words of a talk may name: its trainee and its customer. */
async function namesIn(db: World['db'], talkId: string): Promise<string[]> {
  const stored = await findTalk(db, talkId)
  if (!stored) return []
  const person = (await namesOf(db, [stored.personId])).get(stored.personId)
  const customer = (await findScenarioVersion(db, stored.scenario, stored.scenarioVersion))?.scenario.persona
  return [person, customer?.name].filter((name) => name !== undefined)
}

/**
 * A new score of an ended talk from its acts with every accepted appeal taken in; the old rows stay.
 * @returns the practical part that waited for this talk alone to be free of suspicion, if it did
 */
async function scoreAnew(
  db: World['db'],
  talkId: string,
  { appealId, actorId, at }: { appealId: string; actorId: string; at: number },
): Promise<string | null> {
  const stored = await findTalk(db, talkId)
  if (!stored || stored.endedAt === null) return null
  const { talk, score } = conclude((await talkCorrected(db, stored)).talk)
  const scores = await scoresOf(db, talkId)
  await insertTalkScore(db, {
    rolePlayId: talkId,
    version: scores.length + 1,
    total: score.total,
    dimensions: score.points,
    redLines: [...score.redLines],
    suspected: [...score.suspected],
    body: score,
    reason: 'appeal',
    appealId,
    actorId,
    at,
  })
  if (!stored.provisional || !isDecided(score)) return null
  await settleTalk(db, talkId, talk.state.end ?? stored.end ?? 'lost')
  return stored.practicalId
}
