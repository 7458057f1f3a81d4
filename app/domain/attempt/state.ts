import type { Instant, Millis } from '../shared/instant.ts'
import { ok, type Result, refuse } from '../shared/result.ts'

export const ATTEMPT_STATUSES = [
  'inProgress',
  'submitted',
  'timedOut',
  'awaitingManual',
  'marked',
  'released',
  'voided',
] as const
export type AttemptStatus = (typeof ATTEMPT_STATUSES)[number]

export type AttemptClock = Readonly<{
  status: AttemptStatus
  deadline: Instant
  graceMs: Millis
  /** Since when an invigilator has stopped the clock; null: it runs. */
  pausedAt: Instant | null
}>

export type AttemptEvent = 'submit' | 'timeOut' | 'await' | 'mark' | 'release' | 'void'
export type AttemptRefusal =
  | { code: 'attempt-closed'; status: AttemptStatus }
  | { code: 'time-not-up'; deadline: Instant }
  | { code: 'time-is-up'; deadline: Instant }
  | { code: 'not-marked'; status: AttemptStatus }
  | { code: 'not-handed-in'; status: AttemptStatus }
  | { code: 'attempt-paused'; pausedAt: Instant }
  | { code: 'not-paused' }

/** The deadline as it stands now: while the clock is stopped it moves along with the time. */
export const deadlineAt = (
  { deadline, pausedAt }: Pick<AttemptClock, 'deadline' | 'pausedAt'>,
  now: Instant,
): Instant => (pausedAt === null ? deadline : deadline + Math.max(0, now - pausedAt))

/** The last moment at which an answer or a hand-in counts: the deadline plus the grace for what is under way. */
export const lastMoment = (attempt: AttemptClock, now: Instant): Instant =>
  deadlineAt(attempt, now) + attempt.graceMs

/**
 * The state after an event. Total: every state and event pair gives a new state or a refusal.
 * A candidate's submit counts until the last moment; the time-out only after it. A closed attempt whose written
 * answers need people waits for them (`await`) and is marked when the last of them is done.
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
      if (attempt.pausedAt !== null) return refuse({ code: 'attempt-paused', pausedAt: attempt.pausedAt })
      if (now > lastMoment(attempt, now)) return refuse({ code: 'time-is-up', deadline: attempt.deadline })
      return ok('submitted')
    case 'timeOut':
      if (status !== 'inProgress') return refuse({ code: 'attempt-closed', status })
      if (now <= lastMoment(attempt, now)) return refuse({ code: 'time-not-up', deadline: attempt.deadline })
      return ok('timedOut')
    case 'await':
      if (status !== 'submitted' && status !== 'timedOut') return refuse({ code: 'not-handed-in', status })
      return ok('awaitingManual')
    case 'mark':
      if (status !== 'submitted' && status !== 'timedOut' && status !== 'awaitingManual')
        return refuse({ code: 'not-handed-in', status })
      return ok('marked')
    case 'release':
      if (status !== 'marked') return refuse({ code: 'not-marked', status })
      return ok('released')
  }
}

/** What an invigilator may do to an attempt under way. */
export type Steering =
  | { readonly kind: 'extend'; readonly byMs: Millis }
  | { readonly kind: 'pause' }
  | { readonly kind: 'resume' }
  | { readonly kind: 'end' }

/** What steering changes: the state, the clock, and the time given beyond the rules. */
export type SteeredClock = AttemptClock & { readonly extraMs: Millis }

/**
 * The attempt after an invigilator's hand. Total, like `transition`. An extension moves the deadline; a pause stops the
 * clock, and going on moves the deadline by as long as it stood. An attempt whose last moment has passed is not revived.
 */
export function steer(
  attempt: SteeredClock,
  event: Steering,
  now: Instant,
): Result<SteeredClock, AttemptRefusal> {
  const { status, deadline, pausedAt, extraMs } = attempt
  if (status !== 'inProgress') return refuse({ code: 'attempt-closed', status })
  if (now > lastMoment(attempt, now)) return refuse({ code: 'time-is-up', deadline })
  switch (event.kind) {
    case 'extend':
      return ok({ ...attempt, deadline: deadline + event.byMs, extraMs: extraMs + event.byMs })
    case 'pause':
      if (pausedAt !== null) return refuse({ code: 'attempt-paused', pausedAt })
      return ok({ ...attempt, pausedAt: now })
    case 'resume': {
      if (pausedAt === null) return refuse({ code: 'not-paused' })
      const stood = Math.max(0, now - pausedAt)
      return ok({ ...attempt, pausedAt: null, deadline: deadline + stood, extraMs: extraMs + stood })
    }
    case 'end':
      return ok({ ...attempt, status: 'submitted', pausedAt: null, deadline: deadlineAt(attempt, now) })
  }
}

/**
 * When an attempt that starts now must end: its limit, or the closing of its sitting if that is sooner; the extra time
 * of a person is added to both.
 */
export function deadlineFor(
  { minutes, closesAt, extraMs = 0 }: { minutes: number; closesAt: Instant | null; extraMs?: Millis },
  startedAt: Instant,
): Instant {
  const limit = startedAt + minutes * 60_000 + extraMs
  return closesAt === null ? limit : Math.min(limit, closesAt + extraMs)
}
