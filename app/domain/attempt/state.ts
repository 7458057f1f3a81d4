import type { Instant, Millis } from '../shared/instant.ts'
import { ok, type Result, refuse } from '../shared/result.ts'

export const ATTEMPT_STATUSES = [
  'inProgress',
  'submitted',
  'timedOut',
  'marked',
  'released',
  'voided',
] as const
export type AttemptStatus = (typeof ATTEMPT_STATUSES)[number]

export type AttemptClock = Readonly<{ status: AttemptStatus; deadline: Instant; graceMs: Millis }>

export type AttemptEvent = 'submit' | 'timeOut' | 'mark' | 'release' | 'void'
export type AttemptRefusal =
  | { code: 'attempt-closed'; status: AttemptStatus }
  | { code: 'time-not-up'; deadline: Instant }
  | { code: 'time-is-up'; deadline: Instant }
  | { code: 'not-marked'; status: AttemptStatus }
  | { code: 'not-handed-in'; status: AttemptStatus }

/** When an answer or a hand-in that arrives now is too late: the deadline plus the grace for what is under way. */
export const lastMoment = ({ deadline, graceMs }: AttemptClock): Instant => deadline + graceMs

/**
 * The state after an event. Total: every state and event pair gives a new state or a refusal.
 * A candidate's submit counts until the last moment; the time-out only after it.
 */
export function transition(
  attempt: AttemptClock,
  event: AttemptEvent,
  now: Instant,
): Result<AttemptStatus, AttemptRefusal> {
  const { status } = attempt
  if (status === 'voided') return refuse({ code: 'attempt-closed', status })
  switch (event) {
    case 'void':
      return ok('voided')
    case 'submit':
      if (status !== 'inProgress') return refuse({ code: 'attempt-closed', status })
      if (now > lastMoment(attempt)) return refuse({ code: 'time-is-up', deadline: attempt.deadline })
      return ok('submitted')
    case 'timeOut':
      if (status !== 'inProgress') return refuse({ code: 'attempt-closed', status })
      if (now <= lastMoment(attempt)) return refuse({ code: 'time-not-up', deadline: attempt.deadline })
      return ok('timedOut')
    case 'mark':
      if (status !== 'submitted' && status !== 'timedOut') return refuse({ code: 'not-handed-in', status })
      return ok('marked')
    case 'release':
      if (status !== 'marked') return refuse({ code: 'not-marked', status })
      return ok('released')
  }
}

/** When an attempt that starts now must end: its limit, or the closing of its sitting if that is sooner. */
export function deadlineFor(
  { minutes, closesAt }: { minutes: number; closesAt: Instant | null },
  startedAt: Instant,
): Instant {
  const limit = startedAt + minutes * 60_000
  return closesAt === null ? limit : Math.min(limit, closesAt)
}
