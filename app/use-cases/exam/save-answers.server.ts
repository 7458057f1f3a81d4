import { findAnswer, judgedAttempts, type StoredAnswer } from '../../db/reads/answers.server.ts'
import { answerRow, appendEvents, upsertAnswers } from '../../db/writes/answers.server.ts'
import {
  type AnswerEvent,
  isNewer,
  type JudgedAttempt,
  judge,
  type Verdict,
} from '../../domain/attempt/answer.ts'
import type { Instant } from '../../domain/shared/instant.ts'
import type { World } from '../world.ts'

/** One answer event as it reached the server. */
export type ArrivedEvent = AnswerEvent &
  Readonly<{ attemptId: string; candidateId: string; epoch: number; receivedAt: Instant }>

/** What the device is told of one event, after the commit. */
export type Acknowledgement = Readonly<{
  clientEventId: string
  /** counted: it stands. stale: something newer stands, which comes along. late, superseded: kept as evidence only. */
  outcome: 'counted' | 'stale' | 'late' | 'superseded' | 'refused'
  code?: string
  standing?: StoredAnswer
}>

/** One event's acknowledgement, and how its attempt stood when it was judged; none for somebody else's attempt. */
export type Saved = Readonly<{
  acknowledgement: Acknowledgement
  attempt: Pick<JudgedAttempt, 'status' | 'epoch' | 'deadline' | 'pausedAt'> | undefined
}>

const eventName = ({ attemptId, clientEventId }: { attemptId: string; clientEventId: string }) =>
  `${attemptId}/${clientEventId}`
const slotName = ({ attemptId, slot }: { attemptId: string; slot: number }) => `${attemptId}/${slot}`

/** `saveTogether` for whoever needs only the acknowledgements. */
export const saveAnswers = async (
  world: Pick<World, 'db'>,
  events: readonly ArrivedEvent[],
): Promise<Acknowledgement[]> =>
  (await saveTogether(world, events)).map(({ acknowledgement }) => acknowledgement)

/**
 * Takes in answer events of any number of attempts in one transaction: judged, kept, and counted where they are newer
 * than what stands. An event seen before is acknowledged again. One result for each event, in order.
 */
export async function saveTogether(
  { db }: Pick<World, 'db'>,
  events: readonly ArrivedEvent[],
): Promise<Saved[]> {
  return db.tx(async () => {
    const attempts = await judgedAttempts(db, events)
    const judged = events.map((event) => ({ event, verdict: judge(event, attempts.get(event.attemptId)) }))
    const kept = oncePer(
      judged.filter(({ verdict }) => verdict.kind !== 'refused'),
      ({ event }) => eventName(event),
    )
    const fresh = await appendEvents(
      db,
      kept.map(({ event, verdict }) => eventRow(event, verdict)).sort(byKey),
    )
    const counted = kept.filter(
      ({ event, verdict }) => verdict.kind === 'counted' && fresh.has(eventName(event)),
    )
    const written = await upsertAnswers(
      db,
      latestPerSlot(counted.map(({ event }) => event))
        .map(answerRow)
        .sort(byKey),
    )
    const saved: Saved[] = []
    for (const { event, verdict } of judged) {
      const attempt = attempts.get(event.attemptId)
      saved.push({
        acknowledgement: await acknowledge(event, verdict, written.has(slotName(event))),
        attempt: attempt?.candidateId === event.candidateId ? attempt : undefined,
      })
    }
    return saved
  })

  async function acknowledge(
    event: ArrivedEvent,
    verdict: Verdict,
    slotWritten: boolean,
  ): Promise<Acknowledgement> {
    const { clientEventId } = event
    if (verdict.kind === 'refused') return { clientEventId, outcome: 'refused', code: verdict.code }
    if (verdict.kind !== 'counted') return { clientEventId, outcome: verdict.kind }
    if (slotWritten) return { clientEventId, outcome: 'counted' }
    const standing = await findAnswer(db, event.attemptId, event.slot)
    return standing && isNewer(standing, event)
      ? { clientEventId, outcome: 'stale', standing }
      : { clientEventId, outcome: 'counted' }
  }
}

const oncePer = <T>(things: readonly T[], name: (thing: T) => string): T[] => [
  ...new Map(things.map((thing) => [name(thing), thing])).values(),
]

/** One row a slot, since one statement may not name a key twice. */
function latestPerSlot(events: readonly ArrivedEvent[]): ArrivedEvent[] {
  const latest = new Map<string, ArrivedEvent>()
  for (const event of events) {
    const known = latest.get(slotName(event))
    if (!known || isNewer(event, known)) latest.set(slotName(event), event)
  }
  return [...latest.values()]
}

/** Rows in key order, so that two transactions take locks in the same order. */
const byKey = (a: { attemptId: string; slot: number }, b: { attemptId: string; slot: number }): number =>
  a.attemptId === b.attemptId ? a.slot - b.slot : a.attemptId < b.attemptId ? -1 : 1

const eventRow = ({ candidateId: _, ...event }: ArrivedEvent, verdict: Verdict) => ({
  ...event,
  verdict: verdict.kind,
})
