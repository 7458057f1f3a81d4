import type { AnswerEvent } from '../../domain/attempt/answer.ts'
import type { Response } from '../../domain/item/schema.ts'

/** Text becomes an event this long after the last key. */
export const TYPING_MS = 800
/** What one save carries at most; the server refuses more. */
export const ENVELOPE = 50

/** An answer event that the server has not acknowledged yet. */
export type QueuedEvent = AnswerEvent &
  Readonly<{
    attemptId: string
    /** The epoch this device had when the answer was given. */
    epoch: number
    /** When it may be sent, on the page's own clock. */
    readyAt: number
    /** Whether it may be on its way; from then on it is never changed. */
    sent: boolean
  }>

/** The answer the server holds for one slot. */
export type Standing = Readonly<{
  slot: number
  value: Response | null
  flagged: boolean
  epoch: number
  seq: number
}>

export type Queue = Readonly<{
  attemptId: string
  epoch: number
  /** The last number given; the next event gets one more. */
  seq: number
  events: readonly QueuedEvent[]
}>

/** A reply to one event, as the server gives it. */
export type Acknowledged = Readonly<{
  clientEventId: string
  outcome: 'counted' | 'stale' | 'late' | 'superseded' | 'refused'
  code?: string
  standing?: Standing
}>

export type Change = Readonly<{ slot: number; value: Response | null; flagged: boolean; typing?: boolean }>
type Now = Readonly<{ now: number; newId: () => string }>

/** Puts a change in the queue. Text still being typed in a slot is replaced, so that a word is one event, not five. */
export function enqueue(
  queue: Queue,
  { slot, value, flagged, typing = false }: Change,
  { now, newId }: Now,
): { queue: Queue; event: QueuedEvent } {
  const readyAt = typing ? now + TYPING_MS : now
  const draft = queue.events.find((event) => event.slot === slot && !event.sent && event.readyAt > now)
  if (draft) {
    const event = { ...draft, value, flagged, readyAt }
    return {
      event,
      queue: { ...queue, events: queue.events.map((known) => (known === draft ? event : known)) },
    }
  }
  const { attemptId, epoch } = queue
  const event = {
    attemptId,
    epoch,
    clientEventId: newId(),
    seq: queue.seq + 1,
    slot,
    value,
    flagged,
    readyAt,
    sent: false,
  }
  return { event, queue: { ...queue, seq: event.seq, events: [...queue.events, event] } }
}

/** Makes everything that is still being typed ready: the question is left, or the page. */
export const hasten = (queue: Queue, now: number): Queue => ({
  ...queue,
  events: queue.events.map((event) => (event.readyAt > now ? { ...event, readyAt: now } : event)),
})

/** The next envelope, oldest first; empty when nothing is ready. */
export const envelopeOf = (queue: Queue, now: number, most: number = ENVELOPE): QueuedEvent[] =>
  queue.events
    .filter(({ readyAt }) => readyAt <= now)
    .sort((a, b) => a.seq - b.seq)
    .slice(0, most)

/** When the next event becomes ready; undefined for an empty queue. */
export const nextReadyAt = ({ events }: Queue): number | undefined =>
  events.length === 0 ? undefined : Math.min(...events.map(({ readyAt }) => readyAt))

/** What goes over the wire: the event alone. */
export const toWire = ({ clientEventId, seq, slot, value, flagged }: QueuedEvent): AnswerEvent => ({
  clientEventId,
  seq,
  slot,
  value,
  flagged,
})

export function markSent(queue: Queue, sent: readonly QueuedEvent[]): Queue {
  const ids = new Set(sent.map(({ clientEventId }) => clientEventId))
  return {
    ...queue,
    events: queue.events.map((event) => (ids.has(event.clientEventId) ? { ...event, sent: true } : event)),
  }
}

export type Settled = Readonly<{
  queue: Queue
  /** No longer to be kept on this device. */
  done: readonly QueuedEvent[]
  /** Answers of the server that take the place of ours. */
  adopt: readonly Standing[]
  /** Events the server will never take, and why. */
  refused: readonly { readonly event: QueuedEvent; readonly code: string }[]
  late: number
}>

/**
 * The queue after a reply. Counted, stale, late and refused events are done with; superseded ones stay, since a device
 * that comes back may still give them. A stale event hands over the server's answer unless something newer waits here.
 */
export function settle(queue: Queue, acknowledged: readonly Acknowledged[]): Settled {
  const replies = new Map(acknowledged.map((reply) => [reply.clientEventId, reply]))
  const isDone = ({ clientEventId }: QueuedEvent) => {
    const outcome = replies.get(clientEventId)?.outcome
    return outcome !== undefined && outcome !== 'superseded'
  }
  const done = queue.events.filter(isDone)
  const events = queue.events.filter((event) => !isDone(event))
  const waiting = new Set(events.map(({ slot }) => slot))
  const adopt = acknowledged.flatMap(({ outcome, standing }) =>
    outcome === 'stale' && standing && !waiting.has(standing.slot) ? [standing] : [],
  )
  const refused = done.flatMap((event) => {
    const reply = replies.get(event.clientEventId)
    return reply?.outcome === 'refused' ? [{ event, code: reply.code ?? 'refused' }] : []
  })
  return {
    queue: { ...queue, events },
    done,
    adopt,
    refused,
    late: acknowledged.filter(({ outcome }) => outcome === 'late').length,
  }
}

/**
 * The queue of a device that has (again) the right to answer, from what it had not sent and what the server holds.
 * Its own unsent events get the new epoch and fresh numbers, save where the server holds
 * something newer for the slot: from another device, or from this one.
 */
export function resume(
  {
    attemptId,
    epoch,
    pending,
    standing,
  }: { attemptId: string; epoch: number; pending: readonly QueuedEvent[]; standing: readonly Standing[] },
  { newId, now }: Now,
): { queue: Queue; dropped: QueuedEvent[] } {
  const bySlot = new Map(standing.map((answer) => [answer.slot, answer]))
  let seq = Math.max(
    0,
    ...standing.filter((answer) => answer.epoch === epoch).map((answer) => answer.seq),
    ...pending.filter((event) => event.epoch === epoch).map((event) => event.seq),
  )
  const events: QueuedEvent[] = []
  const dropped: QueuedEvent[] = []
  for (const event of [...pending].sort((a, b) => a.epoch - b.epoch || a.seq - b.seq)) {
    if (event.epoch === epoch) events.push({ ...event, sent: true, readyAt: now })
    else {
      dropped.push(event)
      const held = bySlot.get(event.slot)
      if (!held || held.epoch < event.epoch || (held.epoch === event.epoch && held.seq < event.seq)) {
        seq += 1
        events.push({ ...event, clientEventId: newId(), epoch, seq, sent: false, readyAt: now })
      }
    }
  }
  return { queue: { attemptId, epoch, seq, events }, dropped }
}

/**
 * How long to wait before trying again. What was lost once is tried again within 0.2 to 0.6 seconds: most often one
 * request was lost, not the network. Then after 1, 2, 4 … seconds and up to a half more, 30 at most. Every wait is in
 * part by chance, so that a hall full of devices does not come back in one moment.
 * @param chance 0…1
 */
export const backOffMs = (failures: number, chance: number): number =>
  failures <= 1
    ? Math.round(200 + 400 * chance)
    : Math.min(30_000, Math.round(1_000 * 2 ** (failures - 2) * (1 + chance / 2)))
