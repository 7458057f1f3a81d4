import type { Db } from '../../db/engine/db.server.ts'
import { findExamSession, isStanding } from '../../db/reads/exams.server.ts'
import { allUnits, findAccount } from '../../db/reads/people.server.ts'
import { invigilatorsOf, inviteesOf, watchesAnything } from '../../db/reads/sittings.server.ts'
import { recordEvent } from '../../db/writes/audit.server.ts'
import { grantRole } from '../../db/writes/people.server.ts'
import {
  deleteAccommodation,
  replaceInvigilators,
  replaceInvitees,
  revokeRole,
  upsertAccommodation,
} from '../../db/writes/sittings.server.ts'
import { type ExtraTime, isGrantable, isNothing, MOST_EXTRA } from '../../domain/exam-session/extra-time.ts'
import type { Invitee } from '../../domain/exam-session/may-start.ts'
import { ok, refuse } from '../../domain/shared/result.ts'
import type { World } from '../world.ts'

/** A sitting whose list may still change: planned, not over. Refuses `no-such-session`, `session-status`. */
async function changeable(db: Db, sessionId: string) {
  const session = await findExamSession(db, sessionId)
  if (!session || isStanding(session)) return refuse({ code: 'no-such-session', sessionId } as const)
  if (session.status !== 'draft' && session.status !== 'published')
    return refuse({ code: 'session-status', status: session.status } as const)
  return ok(session)
}

/**
 * Sets the list of a sitting: people, and units with everybody below them. Who has started stays in the room.
 * Refuses `no-such-session`, `session-status`, `no-such-person`, `no-such-unit`, `invigilator-is-candidate`.
 */
export async function setInvitees(
  { db, now, newId }: World,
  { sessionId, invitees, actorId }: { sessionId: string; invitees: readonly Invitee[]; actorId: string },
) {
  const [at, eventId] = [now(), newId()]
  return db.tx(async () => {
    const session = await changeable(db, sessionId)
    if (!session.ok) return session
    const units = new Set((await allUnits(db)).map(({ id }) => id))
    const watchers = new Set((await invigilatorsOf(db, sessionId)).map(({ id }) => id))
    for (const { subjectKind, subjectId } of invitees) {
      if (subjectKind === 'unit' && !units.has(subjectId))
        return refuse({ code: 'no-such-unit', unitId: subjectId } as const)
      if (subjectKind === 'person' && !(await findAccount(db, subjectId)))
        return refuse({ code: 'no-such-person', personId: subjectId } as const)
      if (subjectKind === 'person' && watchers.has(subjectId))
        return refuse({ code: 'invigilator-is-candidate', personId: subjectId } as const)
    }
    const once = [...new Map(invitees.map((one) => [`${one.subjectKind}/${one.subjectId}`, one])).values()]
    await replaceInvitees(db, sessionId, once)
    await recordEvent(db, {
      id: eventId,
      at,
      actorId,
      kind: 'session-invited',
      subject: sessionId,
      facts: { invitees: once },
    })
    return ok({ invited: once.length })
  })
}

/**
 * Sets who watches over a sitting; each gets the role that goes with it, and loses it with his last sitting.
 * Refuses `no-such-session`, `session-status`, `no-such-person`, `invigilator-is-candidate`.
 */
export async function setInvigilators(
  { db, now, newId }: World,
  { sessionId, personIds, actorId }: { sessionId: string; personIds: readonly string[]; actorId: string },
) {
  const [at, eventId] = [now(), newId()]
  return db.tx(async () => {
    const session = await changeable(db, sessionId)
    if (!session.ok) return session
    const chosen = [...new Set(personIds)]
    const candidates = new Set((await inviteesOf(db, sessionId)).map(({ subjectId }) => subjectId))
    const accounts = []
    for (const personId of chosen) {
      const account = await findAccount(db, personId)
      if (!account || account.disabledAt !== null)
        return refuse({ code: 'no-such-person', personId } as const)
      if (candidates.has(personId)) return refuse({ code: 'invigilator-is-candidate', personId } as const)
      accounts.push(account)
    }
    const before = (await invigilatorsOf(db, sessionId)).map(({ id }) => id)
    await replaceInvigilators(db, sessionId, chosen)
    for (const { id: personId, unitId } of accounts)
      await grantRole(db, { personId, unitId, role: 'invigilator' })
    for (const personId of before.filter((id) => !chosen.includes(id)))
      if (!(await watchesAnything(db, personId))) await revokeRole(db, personId, 'invigilator')
    await recordEvent(db, {
      id: eventId,
      at,
      actorId,
      kind: 'session-invigilators-set',
      subject: sessionId,
      facts: { before, after: chosen },
    })
    return ok({ invigilators: chosen.length })
  })
}

type Accommodation = {
  sessionId: string
  personId: string
  /** Beyond the rules; nothing at all takes the extra time back. */
  extra: ExtraTime
  reason: string
  actorId: string
}

/**
 * Grants a person extra time at a sitting, before he starts it; an attempt under way is extended by its invigilator.
 * Refuses `no-such-session`, `session-status`, `no-such-person`, `bad-extra`.
 */
export async function setAccommodation(
  { db, now, newId }: World,
  { sessionId, personId, extra, reason, actorId }: Accommodation,
) {
  const [at, eventId] = [now(), newId()]
  return db.tx(async () => {
    const session = await changeable(db, sessionId)
    if (!session.ok) return session
    if (!(await findAccount(db, personId))) return refuse({ code: 'no-such-person', personId } as const)
    if (!isGrantable(extra)) return refuse({ code: 'bad-extra', most: MOST_EXTRA } as const)
    if (isNothing(extra)) await deleteAccommodation(db, sessionId, personId)
    else
      await upsertAccommodation(db, {
        examSessionId: sessionId,
        personId,
        extraMinutes: extra.minutes,
        extraPercent: extra.percent,
        reason,
        grantedBy: actorId,
        grantedAt: at,
      })
    await recordEvent(db, {
      id: eventId,
      at,
      actorId,
      kind: 'accommodation-set',
      subject: sessionId,
      facts: { personId, ...extra, reason },
    })
    return ok(extra)
  })
}
