import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  ATTEMPT_STATUSES,
  type AttemptEvent,
  type AttemptStatus,
  deadlineAt,
  deadlineFor,
  lastMoment,
  type SteeredClock,
  type Steering,
  steer,
  transition,
} from './state.ts'

const DEADLINE = 1_000_000
const GRACE = 10_000
const at = (status: AttemptStatus, pausedAt: number | null = null) => ({
  status,
  deadline: DEADLINE,
  graceMs: GRACE,
  pausedAt,
  extraMs: 0,
})
const EVENTS: AttemptEvent[] = ['submit', 'timeOut', 'await', 'mark', 'release', 'void']
const STEERINGS: Steering[] = [
  { kind: 'extend', byMs: 60_000 },
  { kind: 'pause' },
  { kind: 'resume' },
  { kind: 'end' },
]

describe('transition', () => {
  test.each([
    { event: 'submit', from: 'inProgress', now: DEADLINE, to: 'submitted' },
    { event: 'submit', from: 'inProgress', now: DEADLINE + GRACE, to: 'submitted' },
    { event: 'timeOut', from: 'inProgress', now: DEADLINE + GRACE + 1, to: 'timedOut' },
    { event: 'mark', from: 'submitted', now: 0, to: 'marked' },
    { event: 'mark', from: 'timedOut', now: 0, to: 'marked' },
    { event: 'await', from: 'submitted', now: 0, to: 'awaitingManual' },
    { event: 'await', from: 'timedOut', now: 0, to: 'awaitingManual' },
    { event: 'mark', from: 'awaitingManual', now: 0, to: 'marked' },
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
    { event: 'await', from: 'marked', now: 0, code: 'not-handed-in' },
    { event: 'release', from: 'awaitingManual', now: 0, code: 'not-marked' },
    { event: 'release', from: 'submitted', now: 0, code: 'not-marked' },
    { event: 'void', from: 'voided', now: 0, code: 'attempt-closed' },
  ] as const)('$event of $from is refused: $code', ({ event, from, now, code }) => {
    expect(transition(at(from), event, now)).toMatchObject({ ok: false, refusal: { code } })
  })

  test('while the clock is stopped nothing is handed in and nothing times out', () => {
    const paused = at('inProgress', DEADLINE - 5)
    expect(transition(paused, 'submit', DEADLINE)).toMatchObject({ refusal: { code: 'attempt-paused' } })
    expect(transition(paused, 'timeOut', DEADLINE * 9)).toMatchObject({ refusal: { code: 'time-not-up' } })
  })
})

describe('steering', () => {
  test('an extension moves the deadline and is remembered as extra time', () => {
    expect(steer(at('inProgress'), { kind: 'extend', byMs: 600_000 }, 0)).toMatchObject({
      value: { deadline: DEADLINE + 600_000, extraMs: 600_000 },
    })
  })

  test('a pause of ten minutes moves the deadline by ten minutes', () => {
    const paused = steer(at('inProgress'), { kind: 'pause' }, 100_000)
    if (!paused.ok) throw new Error(paused.refusal.code)
    expect(deadlineAt(paused.value, 700_000)).toBe(DEADLINE + 600_000)
    expect(steer(paused.value, { kind: 'resume' }, 700_000)).toMatchObject({
      value: { pausedAt: null, deadline: DEADLINE + 600_000, extraMs: 600_000 },
    })
  })

  test.each([
    { from: at('inProgress', 5), event: { kind: 'pause' } as const, now: 9, code: 'attempt-paused' },
    { from: at('inProgress'), event: { kind: 'resume' } as const, now: 9, code: 'not-paused' },
    { from: at('marked'), event: { kind: 'end' } as const, now: 9, code: 'attempt-closed' },
    {
      from: at('inProgress'),
      event: { kind: 'extend', byMs: 1 } as const,
      now: DEADLINE + GRACE + 1,
      code: 'time-is-up',
    },
  ])('refuses $code', ({ from, event, now, code }) => {
    expect(steer(from, event, now)).toMatchObject({ ok: false, refusal: { code } })
  })
})

describe('whatever happens in whatever order', () => {
  const START = 1_000_000
  const LIMIT = 6_000_000
  const step = fc.record({
    wait: fc.integer({ min: 0, max: 2_000_000 }),
    event: fc.oneof(
      fc.constantFrom(...EVENTS),
      fc.constantFrom<Steering>({ kind: 'pause' }, { kind: 'resume' }, { kind: 'end' }),
      fc.integer({ min: 1, max: 3_600_000 }).map((byMs): Steering => ({ kind: 'extend', byMs })),
    ),
  })

  /** Plays events one after another and hands every moment to `look`. */
  function play(
    steps: readonly { wait: number; event: AttemptEvent | Steering }[],
    look: (before: SteeredClock, after: SteeredClock, now: number, took: boolean) => void,
  ) {
    let clock: SteeredClock = {
      status: 'inProgress',
      deadline: START + LIMIT,
      graceMs: GRACE,
      pausedAt: null,
      extraMs: 0,
    }
    let now = START
    for (const { wait, event } of steps) {
      now += wait
      const before = clock
      if (typeof event === 'string') {
        const next = transition(clock, event, now)
        if (next.ok) clock = { ...clock, status: next.value }
        look(before, clock, now, next.ok)
      } else {
        const next = steer(clock, event, now)
        if (next.ok) clock = next.value
        look(before, clock, now, next.ok)
      }
    }
  }

  test('every state and event has an answer', () => {
    for (const status of ATTEMPT_STATUSES)
      for (const paused of [null, 1]) {
        for (const event of EVENTS) expect(transition(at(status, paused), event, 0)).toHaveProperty('ok')
        for (const event of STEERINGS) expect(steer(at(status, paused), event, 0)).toHaveProperty('ok')
      }
  })

  test('nobody loses time: the deadline never comes nearer, and it is always limit plus extra time', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        play(steps, (before, after, now) => {
          expect(deadlineAt(after, now)).toBeGreaterThanOrEqual(deadlineAt(before, now))
          if (after.status === 'inProgress') expect(after.deadline).toBe(START + LIMIT + after.extraMs)
        })
      }),
    )
  })

  test('what has ended does not go on, and only time that is up times out', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        play(steps, (before, after, now) => {
          if (before.status !== 'inProgress') expect(after.status).not.toBe('inProgress')
          if (before.status === 'voided') expect(after).toEqual(before)
          if (before.status !== after.status && after.status === 'timedOut')
            expect(now).toBeGreaterThan(lastMoment(before, now))
          if (before.status !== after.status && after.status === 'submitted')
            expect(now).toBeLessThanOrEqual(lastMoment(before, now))
        })
      }),
    )
  })

  test('the clock of an attempt under way is never stopped twice, and a refusal changes nothing', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        play(steps, (before, after, _now, took) => {
          if (!took) expect(after).toEqual(before)
          if (took && before.pausedAt !== null && after.pausedAt !== null)
            expect(after.pausedAt).toBe(before.pausedAt)
        })
      }),
    )
  })
})

test('an attempt ends with its time or with its sitting, whichever is sooner; extra time is added to both', () => {
  expect(deadlineFor({ minutes: 100, closesAt: null }, 5)).toBe(5 + 6_000_000)
  expect(deadlineFor({ minutes: 100, closesAt: 1_000 }, 5)).toBe(1_000)
  expect(deadlineFor({ minutes: 100, closesAt: null, extraMs: 7 }, 5)).toBe(5 + 6_000_000 + 7)
  expect(deadlineFor({ minutes: 100, closesAt: 1_000, extraMs: 7 }, 5)).toBe(1_007)
})
