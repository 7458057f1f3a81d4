import { describe, expect, test } from 'vitest'
import { ATTEMPT_STATUSES, type AttemptEvent, deadlineFor, transition } from './state.ts'

const DEADLINE = 1_000_000
const GRACE = 10_000
const at = (status: (typeof ATTEMPT_STATUSES)[number]) => ({ status, deadline: DEADLINE, graceMs: GRACE })
const EVENTS: AttemptEvent[] = ['submit', 'timeOut', 'mark', 'release', 'void']

describe('transition', () => {
  test.each([
    { event: 'submit', from: 'inProgress', now: DEADLINE, to: 'submitted' },
    { event: 'submit', from: 'inProgress', now: DEADLINE + GRACE, to: 'submitted' },
    { event: 'timeOut', from: 'inProgress', now: DEADLINE + GRACE + 1, to: 'timedOut' },
    { event: 'mark', from: 'submitted', now: 0, to: 'marked' },
    { event: 'mark', from: 'timedOut', now: 0, to: 'marked' },
    { event: 'release', from: 'marked', now: 0, to: 'released' },
    { event: 'void', from: 'released', now: 0, to: 'voided' },
  ] as const)('$event takes $from to $to', ({ event, from, now, to }) => {
    expect(transition(at(from), event, now)).toEqual({ ok: true, value: to })
  })

  test.each([
    { event: 'submit', from: 'inProgress', now: DEADLINE + GRACE + 1, code: 'time-is-up' },
    { event: 'timeOut', from: 'inProgress', now: DEADLINE + GRACE, code: 'time-not-up' },
    { event: 'submit', from: 'submitted', now: 0, code: 'attempt-closed' },
    { event: 'mark', from: 'inProgress', now: 0, code: 'not-handed-in' },
    { event: 'mark', from: 'released', now: 0, code: 'not-handed-in' },
    { event: 'release', from: 'submitted', now: 0, code: 'not-marked' },
    { event: 'void', from: 'voided', now: 0, code: 'attempt-closed' },
  ] as const)('$event of $from is refused: $code', ({ event, from, now, code }) => {
    expect(transition(at(from), event, now)).toMatchObject({ ok: false, refusal: { code } })
  })

  test('every state and event has an answer', () => {
    for (const status of ATTEMPT_STATUSES)
      for (const event of EVENTS) expect(transition(at(status), event, 0)).toHaveProperty('ok')
  })
})

test('an attempt ends with its time or with its sitting, whichever is sooner', () => {
  expect(deadlineFor({ minutes: 100, closesAt: null }, 5)).toBe(5 + 6_000_000)
  expect(deadlineFor({ minutes: 100, closesAt: 1_000 }, 5)).toBe(1_000)
})
