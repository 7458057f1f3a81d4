import * as z from 'zod'
import { Response } from '../item/schema.ts'
import type { Instant } from '../shared/instant.ts'
import { type AttemptClock, lastMoment } from './state.ts'

/** One change of one answer, as the page sends it. `seq` grows by one per device. */
export const AnswerEvent = z.strictObject({
  clientEventId: z.uuid(),
  seq: z.int().min(1),
  slot: z.int().min(1).max(500),
  value: Response.nullable(),
  flagged: z.boolean(),
})
export type AnswerEvent = z.infer<typeof AnswerEvent>

export const MAX_EVENTS = 50
/** What one save carries: the device's epoch and up to fifty events. */
export const AnswerEnvelope = z.strictObject({
  epoch: z.int().min(1),
  events: z.array(AnswerEvent).min(1).max(MAX_EVENTS),
})
export type AnswerEnvelope = z.infer<typeof AnswerEnvelope>

/** What the server knows of the attempt an event is for. */
export type JudgedAttempt = AttemptClock &
  Readonly<{
    candidateId: string
    epoch: number
    slots: ReadonlyMap<number, string>
    /** Whether an invigilator ended it: what its device had not sent yet is kept like what comes too late. */
    endedForHim: boolean
  }>

export type Verdict =
  | { readonly kind: 'counted' }
  /** Arrived after the deadline and its grace, or after an invigilator's end: kept, not counted. */
  | { readonly kind: 'late' }
  /** Sent by a device that another one has taken over from: kept, not counted. */
  | { readonly kind: 'superseded' }
  | {
      readonly kind: 'refused'
      readonly code: 'no-such-attempt' | 'attempt-closed' | 'no-such-slot' | 'no-such-epoch' | 'wrong-kind'
    }

/**
 * What becomes of an answer event. Client clocks decide nothing: only the moment the server received it. While the
 * clock is stopped everything counts that would have counted when it was stopped.
 * An answer whose kind is not that of the question in the slot is refused.
 */
export function judge(
  event: AnswerEvent & { readonly epoch: number; readonly candidateId: string; readonly receivedAt: Instant },
  attempt: JudgedAttempt | undefined,
): Verdict {
  if (!attempt || attempt.candidateId !== event.candidateId)
    return { kind: 'refused', code: 'no-such-attempt' }
  const kind = attempt.slots.get(event.slot)
  if (kind === undefined) return { kind: 'refused', code: 'no-such-slot' }
  if (event.value !== null && event.value.kind !== kind) return { kind: 'refused', code: 'wrong-kind' }
  if (attempt.status !== 'inProgress') {
    return attempt.endedForHim || event.receivedAt > lastMoment(attempt, event.receivedAt)
      ? { kind: 'late' }
      : { kind: 'refused', code: 'attempt-closed' }
  }
  if (event.receivedAt > lastMoment(attempt, event.receivedAt)) return { kind: 'late' }
  if (event.epoch > attempt.epoch) return { kind: 'refused', code: 'no-such-epoch' }
  if (event.epoch < attempt.epoch) return { kind: 'superseded' }
  return { kind: 'counted' }
}

/** Whether an event is newer than the stored answer: by epoch, then by sequence number. */
export const isNewer = (a: { epoch: number; seq: number }, b: { epoch: number; seq: number }): boolean =>
  a.epoch > b.epoch || (a.epoch === b.epoch && a.seq > b.seq)
