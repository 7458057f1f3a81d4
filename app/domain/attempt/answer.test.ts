import { describe, expect, test } from 'vitest'
import { type AnswerEvent, isNewer, type JudgedAttempt, judge } from './answer.ts'

const attempt: JudgedAttempt = {
  candidateId: 'me',
  status: 'inProgress',
  epoch: 2,
  deadline: 1_000,
  graceMs: 100,
  pausedAt: null,
  endedForHim: false,
  slots: new Map([[1, 'trueFalse']]),
}
const event: AnswerEvent & { epoch: number; candidateId: string; receivedAt: number } = {
  clientEventId: '5f1b6f0e-6d0a-4a53-9a5e-0d1b7a1a7c11',
  seq: 1,
  slot: 1,
  value: { kind: 'trueFalse', chosen: true },
  flagged: false,
  epoch: 2,
  candidateId: 'me',
  receivedAt: 500,
}

describe('judge', () => {
  test.each([
    { name: 'in time', change: {}, of: attempt, kind: 'counted' },
    { name: 'at the last moment of the grace', change: { receivedAt: 1_100 }, of: attempt, kind: 'counted' },
    { name: 'after the grace', change: { receivedAt: 1_101 }, of: attempt, kind: 'late' },
    {
      name: 'after the grace of a closed attempt',
      change: { receivedAt: 1_101 },
      of: { ...attempt, status: 'timedOut' as const },
      kind: 'late',
    },
    {
      name: 'after an invigilator ended the attempt',
      change: {},
      of: { ...attempt, status: 'submitted' as const, endedForHim: true },
      kind: 'late',
    },
    {
      name: 'while the clock is stopped, however long',
      change: { receivedAt: 9_000 },
      of: { ...attempt, pausedAt: 900 },
      kind: 'counted',
    },
    { name: 'from a device that was taken over from', change: { epoch: 1 }, of: attempt, kind: 'superseded' },
    { name: 'a cleared answer', change: { value: null }, of: attempt, kind: 'counted' },
  ])('$name: $kind', ({ change, of, kind }) => {
    expect(judge({ ...event, ...change }, of)).toEqual({ kind })
  })

  test.each([
    { name: 'an attempt that is not there', change: {}, of: undefined, code: 'no-such-attempt' },
    { name: 'somebody else’s attempt', change: { candidateId: 'you' }, of: attempt, code: 'no-such-attempt' },
    { name: 'a question that is not there', change: { slot: 2 }, of: attempt, code: 'no-such-slot' },
    { name: 'an epoch nobody was given', change: { epoch: 3 }, of: attempt, code: 'no-such-epoch' },
    {
      name: 'a closed attempt',
      change: {},
      of: { ...attempt, status: 'submitted' as const },
      code: 'attempt-closed',
    },
    {
      name: 'another kind of answer',
      change: { value: { kind: 'single' as const, chosen: 'a' } },
      of: attempt,
      code: 'wrong-kind',
    },
  ])('refuses $name', ({ change, of, code }) => {
    expect(judge({ ...event, ...change }, of)).toEqual({ kind: 'refused', code })
  })
})

test('newer is the higher epoch, then the higher number', () => {
  expect(isNewer({ epoch: 2, seq: 1 }, { epoch: 1, seq: 9 })).toBe(true)
  expect(isNewer({ epoch: 1, seq: 2 }, { epoch: 1, seq: 1 })).toBe(true)
  expect(isNewer({ epoch: 1, seq: 1 }, { epoch: 1, seq: 1 })).toBe(false)
})
