import { findAnswerById, lineAnswerId } from '../../db/reads/drill.server.ts'
import { talkNow } from '../../db/reads/talk-now.server.ts'
import { findTalk, type Talk as StoredTalk } from '../../db/reads/talks.server.ts'
import { recordEvent } from '../../db/writes/audit.server.ts'
import { insertDrillSkip } from '../../db/writes/drill.server.ts'
import { endTalk, insertTalkScore, insertTurn } from '../../db/writes/talks.server.ts'
import { askedLines } from '../../domain/role-play/asked-needs.ts'
import { choicesFor } from '../../domain/role-play/choices.ts'
import { readTurn } from '../../domain/role-play/read-turn.ts'
import { isDecided } from '../../domain/role-play/red-line-decision.ts'
import { carryOn, conclude, lookUp, type RecordedInput, type Talk } from '../../domain/role-play/replay.ts'
import { settingOf } from '../../domain/role-play/setting.ts'
import type { Instant } from '../../domain/shared/instant.ts'
import { ok, type Result, refuse } from '../../domain/shared/result.ts'
import { lineCaseId } from '../drill/answer-line.server.ts'
import type { World } from '../world.ts'
import { openedModel } from './opened-model.server.ts'

/** What is in flight when the time of an exam is over still counts. */
export const TALK_GRACE_MS = 5_000

export type Order =
  | Readonly<{ kind: 'say'; say: string; hints: number }>
  | Readonly<{ kind: 'choice'; choice: string }>
  | Readonly<{ kind: 'lookup'; lookup: string }>
  | Readonly<{ kind: 'end' }>

/**
 * Carries a talk on by one input. `seq` is its number: a repeat of one that is kept changes nothing. The end of the
 * talk, however it comes, scores it in the same transaction.
 * Refuses `no-such-talk`, `talk-ended`, `stale` (a number ahead of the talk), `time-is-up` (and ends the talk),
 * `not-yet` (a lookup before its time), `no-such-choice`.
 */
export async function say(
  { db, now, newId }: World,
  { personId, talkId, seq, order }: { personId: string; talkId: string; seq: number; order: Order },
) {
  const [at, eventId] = [now(), newId()]
  return db.tx(async () => {
    const stored = await findTalk(db, talkId)
    if (stored?.personId !== personId) return refuse({ code: 'no-such-talk' } as const)
    const { talk, inputs } = await talkNow(db, stored)
    const { practicalId } = stored
    if (seq < inputs.length) return ok(told(stored.end !== null, practicalId))
    if (stored.endedAt !== null) return refuse({ code: 'talk-ended' } as const)
    if (seq > inputs.length) return refuse({ code: 'stale' } as const)
    if (stored.deadlineAt !== null && at > stored.deadlineAt + TALK_GRACE_MS) {
      await noteSkipped(db, { stored, talk, at: stored.deadlineAt })
      await close(db, { stored, talk, at: stored.deadlineAt, eventId, actorId: personId })
      return ok(told(true, practicalId))
    }
    const heard = await hear(db, stored, talk, order)
    if (!heard.ok) return heard
    const input: RecordedInput = { ...heard.value, at: at - stored.startedAt }
    const after = carryOn(talk, input)
    const last = after.turns.length > talk.turns.length ? after.turns.at(-1) : undefined
    const kept = await insertTurn(db, {
      rolePlayId: talkId,
      turn: seq,
      ...input,
      reply: { intents: last?.intents ?? [], text: last?.reply ?? '' },
      hints: order.kind === 'say' ? order.hints : 0,
    })
    // another tab was first: the page shows what it kept
    if (!kept) return ok(told(false, practicalId))
    if (last || after.state.end) await noteSkipped(db, { stored, talk, at })
    if (after.state.end) await close(db, { stored, talk: after, at, eventId, actorId: personId })
    return ok(told(after.state.end !== undefined, practicalId))
  })
}

/** `practicalId`: the practical part to be settled, when the talk that ended belongs to one. */
const told = (ended: boolean, practicalId: string | null) => ({
  ended,
  practicalId: ended ? practicalId : null,
})

/** The talk goes on from a line that the learner was asked about: without an answer he has passed it over. */
async function noteSkipped(
  db: World['db'],
  { stored, talk, at }: { stored: StoredTalk; talk: Talk; at: Instant },
) {
  if (stored.mode !== 'guided' && stored.mode !== 'free') return
  const line = askedLines(talk).find(({ turn }) => turn === talk.turns.length)
  const id = lineAnswerId(stored.id, talk.turns.length)
  if (!line || (await findAnswerById(db, id))) return
  await insertDrillSkip(db, {
    id,
    personId: stored.personId,
    caseId: lineCaseId(stored.scenario, line),
    caseVersion: stored.scenarioVersion,
    keyMotive: line.need,
    at,
  })
}

type HearRefusal = { code: 'not-yet' } | { code: 'no-such-choice' }

/** An order as the engine takes it: words are recognised, a choice carries its acts. */
async function hear(
  db: World['db'],
  stored: StoredTalk,
  talk: Talk,
  order: Order,
): Promise<Result<Omit<RecordedInput, 'at'>, HearRefusal>> {
  switch (order.kind) {
    case 'end':
      return ok({ input: { end: true }, acts: [], flags: [] })
    case 'lookup': {
      const { scenario, state } = talk
      if (!lookUp(scenario, state, order.lookup).ok) return refuse({ code: 'not-yet' })
      return ok({ input: { lookup: order.lookup }, acts: [], flags: [] })
    }
    case 'choice': {
      const chosen = choicesFor(talk).find(({ say: words }) => words === order.choice)
      if (!chosen) return refuse({ code: 'no-such-choice' })
      return ok({ input: { choice: chosen.say }, acts: chosen.acts, flags: [] })
    }
    case 'say': {
      const { scenario, made, state, turns } = talk
      const setting = settingOf(scenario, made.variant, made.difficulty)
      const earlier = turns.map((turn) => turn.say)
      const { acts, flags } = readTurn(await openedModel(db, stored.modelVersion), order.say, {
        setting,
        state,
        earlier,
      })
      return ok({ input: { say: order.say }, acts, flags })
    }
  }
}

type Close = { stored: StoredTalk; talk: Talk; at: Instant; eventId: string; actorId: string | null }

/** Ends a talk, scores it and leaves an event. In an exam a suspected red line keeps the result open for a trainer. */
export async function close(db: World['db'], { stored, talk, at, eventId, actorId }: Close): Promise<void> {
  const { talk: ended, score } = conclude(talk)
  const end = ended.state.end ?? 'lost'
  const provisional = stored.mode === 'exam' && !isDecided(score)
  if (!(await endTalk(db, stored.id, { end, at, provisional }))) return
  await insertTalkScore(db, {
    rolePlayId: stored.id,
    version: 1,
    total: score.total,
    dimensions: score.points,
    redLines: [...score.redLines],
    suspected: [...score.suspected],
    body: score,
    reason: 'finished',
    appealId: null,
    actorId,
    at,
  })
  await recordEvent(db, {
    id: eventId,
    at,
    actorId,
    kind: 'talk-ended',
    subject: stored.id,
    facts: { scenario: stored.scenario, variant: stored.variant, mode: stored.mode, end, total: score.total },
  })
}
