import { findExamSession, isStanding } from '../../db/reads/exams.server.ts'
import { inviteesOf } from '../../db/reads/sittings.server.ts'
import { recordEvent } from '../../db/writes/audit.server.ts'
import { insertForms, setSessionStatus } from '../../db/writes/sittings.server.ts'
import { moveSession, planFaults } from '../../domain/exam-session/session.ts'
import { ok, refuse } from '../../domain/shared/result.ts'
import type { World } from '../world.ts'
import { prepareForms } from './prepare-forms.server.ts'

/**
 * Publishes a draft: from then on those on its list see it. Its parallel forms are drawn and stored here: what is printed
 * and what the screen shows are the same. Refuses `no-such-session`, `session-status`, `plan-faults` (by name),
 * `no-tables` and `forms-not-drawn`.
 */
export async function publishSession(
  world: World,
  { sessionId, actorId }: { sessionId: string; actorId: string },
) {
  const { db, now, newId, newSeed } = world
  const [at, eventId, seed] = [now(), newId(), newSeed()]
  const session = await findExamSession(db, sessionId)
  if (!session || isStanding(session)) return refuse({ code: 'no-such-session', sessionId } as const)
  const { title, level, kind, place, opensAt, closesAt, lateEntryMinutes, places, invitedOnly } = session
  const { release, parallelForms } = session
  const plan = { title, level, kind, place, opensAt, closesAt, lateEntryMinutes, places, invitedOnly }
  const faults = planFaults(
    { ...plan, release, parallelForms },
    { invited: (await inviteesOf(db, sessionId)).length, now: at },
  )
  if (faults.length > 0) return refuse({ code: 'plan-faults', faults } as const)
  // drawn before the transaction: many forms take longer than other writers may be kept waiting
  const prepared = await prepareForms(world, session, seed)
  if (!prepared.ok) return prepared
  return db.tx(async () => {
    const standing = await findExamSession(db, sessionId)
    const moved = moveSession({ status: standing?.status ?? 'cancelled', started: 0 }, 'publish')
    if (!moved.ok) return moved
    await setSessionStatus(db, sessionId, { from: 'draft', to: moved.value })
    await insertForms(
      db,
      prepared.value.map((form) => ({ ...form, examSessionId: sessionId, createdAt: at })),
    )
    await recordEvent(db, {
      id: eventId,
      at,
      actorId,
      kind: 'session-published',
      subject: sessionId,
      facts: { forms: prepared.value.map(({ number, formHash }) => ({ number, formHash })) },
    })
    return ok({ forms: prepared.value.length })
  })
}
