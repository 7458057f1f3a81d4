import { slotsOf } from '../../db/reads/exams.server.ts'
import type { SessionPlan } from '../../domain/exam-session/session.ts'
import { DAY, HOUR, MINUTE } from '../../domain/shared/instant.ts'
import { notePresence } from '../exam/note-presence.server.ts'
import { startAttempt } from '../exam/start-attempt.server.ts'
import { steerAttempt } from '../exam/steer-attempt.server.ts'
import { takeOver } from '../exam/take-over.server.ts'
import { setAccommodation, setInvigilators, setInvitees } from '../exam-session/invite.server.ts'
import { planSession } from '../exam-session/plan-session.server.ts'
import { publishSession } from '../exam-session/publish-session.server.ts'
import type { World } from '../world.ts'

type DemoPeople = {
  plannerId: string
  invigilatorId: string
  /** Ready for the exam: the first is in the middle of it, the second is paused, the others have not come. */
  candidates: readonly string[]
  unitId: string
}

/** The same world at another time. */
const at = (world: World, moment: number): World => ({ ...world, now: () => moment })

/** Gives so many answers to an attempt; the caller knows how to answer. */
export type Answering = (
  world: World,
  attempt: { attemptId: string; personId: string; count: number; epoch: number },
) => Promise<void>

/**
 * Two formal sittings of l4: one that is going on, with an invigilator, parallel forms and extra time, and one in three
 * days for a unit.
 */
export async function loadDemoSittings(world: World, people: DemoPeople, answer: Answering): Promise<void> {
  const now = world.now()
  const opensAt = Math.floor((now - 20 * MINUTE) / (5 * MINUTE)) * 5 * MINUTE
  const before = at(world, now - 2 * DAY)
  const formal: SessionPlan = {
    level: 'l4',
    kind: 'formal',
    title: '四级理论 · 城东第一场',
    place: '培训中心三楼机房',
    opensAt,
    closesAt: opensAt + 3 * HOUR,
    lateEntryMinutes: 60,
    places: 20,
    invitedOnly: true,
    release: 'afterClose',
    parallelForms: 2,
  }
  const going = await publish(before, formal, people.plannerId, [
    ...people.candidates.map((subjectId) => ({ subjectKind: 'person' as const, subjectId })),
  ])
  await setInvigilators(before, {
    sessionId: going,
    personIds: [people.invigilatorId],
    actorId: people.plannerId,
  })
  const [first, second, third] = people.candidates
  if (third)
    await setAccommodation(before, {
      sessionId: going,
      personId: third,
      extra: { minutes: 0, percent: 30 },
      reason: '手部受伤，打字慢',
      actorId: people.plannerId,
    })
  if (first)
    await sit(world, { sessionId: going, personId: first, since: now - 12 * MINUTE, count: 31 }, answer)
  if (second) {
    const attemptId = await sit(
      world,
      { sessionId: going, personId: second, since: now - 9 * MINUTE, count: 14 },
      answer,
    )
    await steerAttempt(at(world, now - MINUTE), {
      sessionId: going,
      attemptId,
      hand: { kind: 'pause' },
      reason: '机器死机，正在换一台',
      actorId: people.invigilatorId,
    })
  }
  const nextAt = Math.ceil((now + 3 * DAY) / HOUR) * HOUR
  await publish(
    before,
    {
      ...formal,
      title: '四级理论 · 城东第二场',
      opensAt: nextAt,
      closesAt: nextAt + 3 * HOUR,
      parallelForms: null,
    },
    people.plannerId,
    [{ subjectKind: 'unit', subjectId: people.unitId }],
  )
}

async function publish(
  world: World,
  plan: SessionPlan,
  actorId: string,
  invitees: readonly { subjectKind: 'person' | 'unit'; subjectId: string }[],
): Promise<string> {
  const { value } = await planSession(world, { plan, actorId })
  const invited = await setInvitees(world, { sessionId: value.id, invitees, actorId })
  const published = invited.ok ? await publishSession(world, { sessionId: value.id, actorId }) : invited
  if (!published.ok) throw new Error(`demonstration sitting: ${published.refusal.code}`)
  return value.id
}

/** Starts, opens the room and answers; leaves the page for a while in between. */
async function sit(
  world: World,
  {
    sessionId,
    personId,
    since,
    count,
  }: { sessionId: string; personId: string; since: number; count: number },
  answer: Answering,
): Promise<string> {
  const then = at(world, since)
  const started = await startAttempt(then, {
    candidateId: personId,
    examId: sessionId,
    address: '10.20.3.17',
  })
  if (!started.ok) throw new Error(`demonstration sitting: ${started.refusal.code}`)
  const { attemptId } = started.value
  await takeOver(then, { attemptId, candidateId: personId, userAgent: 'demo', seen: 1 })
  const all = (await slotsOf(world.db, attemptId)).length
  await answer(then, { attemptId, personId, count: Math.min(count, all), epoch: 2 })
  const presence = { attemptId, candidateId: personId, epoch: 2, slot: Math.min(count + 1, all) }
  await notePresence(at(world, since + 4 * MINUTE), { ...presence, visible: false })
  await notePresence(at(world, since + 4 * MINUTE + 18_000), { ...presence, visible: true })
  return attemptId
}
