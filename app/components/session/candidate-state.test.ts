import { expect, test } from 'vitest'
import { stateOf, timeLeft } from './candidate-state.ts'
import type { Candidate } from './use-live.ts'

const candidate: Candidate = {
  attemptId: 'a',
  personId: 'p',
  login: 'zx-1',
  name: '学员',
  unitName: '厅',
  status: 'inProgress',
  startedAt: 0,
  deadline: 1_000_000,
  endedAt: null,
  endedBy: null,
  pausedAt: null,
  extraMs: 0,
  address: null,
  formNumber: null,
  takenOver: 0,
  answered: 3,
  seenAt: 100_000,
  visible: true,
  slot: 4,
  timesLeft: 0,
  leftMs: 0,
  leftAt: null,
}

test.each<{ change: Partial<Candidate>; now?: number; state: string }>([
  { change: {}, state: 'sitting' },
  { change: { leftAt: 99_000 }, state: 'away' },
  { change: {}, now: 126_000, state: 'lost' },
  { change: { seenAt: null }, now: 26_000, state: 'lost' },
  { change: { pausedAt: 100_000 }, now: 900_000, state: 'paused' },
  { change: { seenAt: 1_000_001 }, now: 1_000_001, state: 'over-time' },
  { change: { status: 'released', endedBy: 'candidate' }, state: 'handed-in' },
  { change: { status: 'marked', endedBy: 'deadline' }, state: 'timed-out' },
  { change: { status: 'submitted', endedBy: 'invigilator' }, state: 'ended' },
  { change: { status: 'voided', endedBy: 'candidate' }, state: 'voided' },
])('$change at $now is $state', ({ change, now = 100_000, state }) => {
  expect(stateOf({ ...candidate, ...change }, now)).toBe(state)
})

test('the time left stands still in a pause', () => {
  expect(timeLeft({ ...candidate, pausedAt: 400_000 }, 900_000)).toBe(600_000)
  expect(timeLeft(candidate, 2_000_000)).toBe(0)
})
