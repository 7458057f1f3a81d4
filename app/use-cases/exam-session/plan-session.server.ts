import type { Db } from '../../db/engine/db.server.ts'
import { findExamSession, isStanding } from '../../db/reads/exams.server.ts'
import { countStarted, inviteesOf } from '../../db/reads/sittings.server.ts'
import { recordEvent } from '../../db/writes/audit.server.ts'
import { insertExamSession } from '../../db/writes/exams.server.ts'
import {
  deleteForms,
  setAccessCodeHash,
  setSessionStatus,
  updatePlan,
} from '../../db/writes/sittings.server.ts'
import { accessCodeFrom } from '../../domain/exam-session/access-code.ts'
import {
  moveSession,
  planFaults,
  type SessionEvent,
  type SessionPlan,
} from '../../domain/exam-session/session.ts'
import { ok, refuse } from '../../domain/shared/result.ts'
import type { World } from '../world.ts'
import { hashAccessCode } from './access-code.server.ts'

/** Plans a sitting as a draft; nobody but planners sees it. */
export async function planSession(
  { db, now, newId }: World,
  { plan, actorId }: { plan: SessionPlan; actorId: string },
) {
  const [id, at, eventId] = [newId(), now(), newId()]
  await db.tx(async () => {
    await insertExamSession(db, { id, ...plan, status: 'draft', createdBy: actorId, createdAt: at })
    await recordEvent(db, { id: eventId, at, actorId, kind: 'session-planned', subject: id, facts: plan })
  })
  return ok({ id })
}

/**
 * Whether a sitting may take an event now; the standing exam of a level is not planned by anybody.
 * @returns the sitting with the status it gets
 */
export async function movable(db: Db, sessionId: string, event: SessionEvent) {
  const session = await findExamSession(db, sessionId)
  if (!session || isStanding(session)) return refuse({ code: 'no-such-session', sessionId } as const)
  const started = await countStarted(db, sessionId)
  const moved = moveSession({ status: session.status, started }, event)
  return moved.ok ? ok({ session, to: moved.value }) : moved
}

/**
 * Changes the plan of a sitting nobody has started. A published one must stay sound; its prepared forms stay with it,
 * so level, kind and their number can then no longer be changed.
 * Refuses `no-such-session`, `session-status`, `session-started`, `plan-faults`, `forms-prepared`.
 */
export async function editSession(
  { db, now, newId }: World,
  { sessionId, plan, actorId }: { sessionId: string; plan: SessionPlan; actorId: string },
) {
  const [at, eventId] = [now(), newId()]
  return db.tx(async () => {
    const moved = await movable(db, sessionId, 'edit')
    if (!moved.ok) return moved
    const { session } = moved.value
    if (session.status === 'published') {
      const faults = planFaults(plan, { invited: (await inviteesOf(db, sessionId)).length, now: at })
      if (faults.length > 0) return refuse({ code: 'plan-faults', faults } as const)
      const keeps =
        plan.level === session.level &&
        plan.kind === session.kind &&
        plan.parallelForms === session.parallelForms
      if (!keeps) return refuse({ code: 'forms-prepared' } as const)
    }
    await updatePlan(db, sessionId, plan)
    await recordEvent(db, {
      id: eventId,
      at,
      actorId,
      kind: 'session-edited',
      subject: sessionId,
      facts: plan,
    })
    return ok({ id: sessionId })
  })
}

type Ending = { sessionId: string; actorId: string; reason: string }

/** Closes a sitting: nobody starts any more; attempts under way go on. Refuses `no-such-session`, `session-status`. */
export const closeSession = (world: World, ending: Ending) => end(world, ending, 'close')

/** Cancels a sitting nobody has started. Refuses `no-such-session`, `session-status`, `session-started`. */
export const cancelSession = (world: World, ending: Ending) => end(world, ending, 'cancel')

async function end(
  { db, now, newId }: World,
  { sessionId, actorId, reason }: Ending,
  event: 'close' | 'cancel',
) {
  const [at, eventId] = [now(), newId()]
  return db.tx(async () => {
    const moved = await movable(db, sessionId, event)
    if (!moved.ok) return moved
    const { session, to } = moved.value
    await setSessionStatus(db, sessionId, { from: session.status, to })
    if (to === 'cancelled') await deleteForms(db, sessionId)
    const kind = to === 'cancelled' ? 'session-cancelled' : 'session-closed'
    await recordEvent(db, { id: eventId, at, actorId, kind, subject: sessionId, facts: { reason } })
    return ok({ status: to })
  })
}

/**
 * Gives a sitting an access code and hands it out this once, or takes it away. Refuses `no-such-session`,
 * `session-status`; a code may be changed while people sit, since it is asked at the start only.
 */
export async function changeAccessCode(
  { db, now, newId, newSeed }: World,
  { sessionId, asked, actorId }: { sessionId: string; asked: boolean; actorId: string },
) {
  const [at, eventId, code] = [now(), newId(), accessCodeFrom(newSeed())]
  return db.tx(async () => {
    const session = await findExamSession(db, sessionId)
    if (!session || isStanding(session)) return refuse({ code: 'no-such-session', sessionId } as const)
    if (session.status !== 'draft' && session.status !== 'published')
      return refuse({ code: 'session-status', status: session.status } as const)
    await setAccessCodeHash(db, sessionId, asked ? hashAccessCode(sessionId, code) : null)
    const kind = asked ? 'access-code-set' : 'access-code-removed'
    await recordEvent(db, { id: eventId, at, actorId, kind, subject: sessionId })
    return ok({ accessCode: asked ? code : null })
  })
}
