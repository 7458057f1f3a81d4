import { findAttempt, findExamSession, isStanding, latestScore } from '../../db/reads/exams.server.ts'
import { openAttemptsOf, releasableAttempts } from '../../db/reads/sittings.server.ts'
import { recordEvent } from '../../db/writes/audit.server.ts'
import { setAttemptStatus } from '../../db/writes/exams.server.ts'
import { setSessionReleased } from '../../db/writes/sittings.server.ts'
import { transition } from '../../domain/attempt/state.ts'
import { ok, refuse } from '../../domain/shared/result.ts'
import { awardTheory } from '../certificate/award-theory.server.ts'
import type { World } from '../world.ts'

/**
 * Lets one marked attempt's result out, and awards the theory part where a formal one passed.
 * Refuses `no-such-attempt` and `not-marked`, so a second call changes nothing.
 */
export async function releaseAttempt(world: World, attemptId: string, actorId: string | null) {
  const { db, now, newId } = world
  const [at, eventId] = [now(), newId()]
  const released = await db.tx(async () => {
    const attempt = await findAttempt(db, attemptId)
    if (!attempt) return refuse({ code: 'no-such-attempt' } as const)
    const next = transition(attempt, 'release', at)
    if (!next.ok) return next
    await setAttemptStatus(db, attemptId, { from: attempt.status, to: next.value, releasedAt: at })
    await recordEvent(db, { id: eventId, at, actorId, kind: 'attempt-released', subject: attemptId })
    return ok({ passed: (await latestScore(db, attemptId))?.passed ?? false, kind: attempt.kind })
  })
  if (released.ok && released.value.passed && released.value.kind === 'formal')
    await awardTheory(world, attemptId)
  return released
}

/**
 * Lets the results of a sitting out by decision; what is marked later follows by itself.
 * Refuses `no-such-session`, `still-sitting` with how many are not done.
 */
export async function releaseResults(
  world: World,
  { sessionId, actorId }: { sessionId: string; actorId: string },
) {
  const { db, now, newId } = world
  const [at, eventId] = [now(), newId()]
  const decided = await db.tx(async () => {
    const session = await findExamSession(db, sessionId)
    if (!session || isStanding(session)) return refuse({ code: 'no-such-session', sessionId } as const)
    const sitting = (await openAttemptsOf(db, sessionId)).length
    if (sitting > 0) return refuse({ code: 'still-sitting', sitting } as const)
    await setSessionReleased(db, sessionId, at)
    await recordEvent(db, { id: eventId, at, actorId, kind: 'results-released', subject: sessionId })
    return ok(undefined)
  })
  if (!decided.ok) return decided
  const due = (await releasableAttempts(db)).filter(({ examSessionId }) => examSessionId === sessionId)
  let released = 0
  for (const { id } of due) if ((await releaseAttempt(world, id, actorId)).ok) released++
  return ok({ released })
}

/**
 * Lets out what its rule lets out by now: at once; when the sitting is over and nobody sits any more; or when an examiner
 * has decided so. @returns how many
 */
export async function releaseDue(world: World): Promise<number> {
  let released = 0
  const busy = new Map<string, boolean>()
  for (const { id, rule, examSessionId, closesAt, status, releasedAt } of await releasableAttempts(
    world.db,
  )) {
    let due = rule === 'onMarking' || releasedAt !== null
    if (!due && rule === 'afterClose') {
      const over = status === 'closed' || (closesAt !== null && world.now() >= closesAt)
      if (over && !busy.has(examSessionId))
        busy.set(examSessionId, (await openAttemptsOf(world.db, examSessionId)).length > 0)
      due = over && busy.get(examSessionId) === false
    }
    if (due && (await releaseAttempt(world, id, null)).ok) released++
  }
  return released
}
