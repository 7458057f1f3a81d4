import type { SessionPlan } from '#app/domain/exam-session/session.ts'
import { MINUTE } from '#app/domain/shared/instant.ts'
import { setInvitees } from '#app/use-cases/exam-session/invite.server.ts'
import { planSession } from '#app/use-cases/exam-session/plan-session.server.ts'
import { publishSession } from '#app/use-cases/exam-session/publish-session.server.ts'
import type { World } from '#app/use-cases/world.ts'

/** A plan for a formal l4 sitting that opens in ten minutes and stays open for three hours, results at once. */
export const aPlan = (now: number, given: Partial<SessionPlan> = {}): SessionPlan => ({
  level: 'l4',
  kind: 'formal',
  title: '四级理论 · 第一场',
  place: '三楼机房',
  opensAt: now + 10 * MINUTE,
  closesAt: now + 190 * MINUTE,
  lateEntryMinutes: 30,
  places: null,
  invitedOnly: true,
  release: 'onMarking',
  parallelForms: null,
  ...given,
})

/** A published sitting with these people on its list. */
export async function aPublishedSession(
  world: World,
  {
    plannerId,
    candidates,
    plan = {},
  }: { plannerId: string; candidates: readonly string[]; plan?: Partial<SessionPlan> },
): Promise<string> {
  const planned = await planSession(world, { plan: aPlan(world.now(), plan), actorId: plannerId })
  const sessionId = planned.value.id
  const invitees = candidates.map((subjectId) => ({ subjectKind: 'person' as const, subjectId }))
  const invited = await setInvitees(world, { sessionId, invitees, actorId: plannerId })
  if (!invited.ok) throw new Error(invited.refusal.code)
  const published = await publishSession(world, { sessionId, actorId: plannerId })
  if (!published.ok) throw new Error(JSON.stringify(published.refusal))
  return sessionId
}
