import { describe, expect, test } from 'vitest'
import { MINUTE } from '../shared/instant.ts'
import { claimableBy, heldBy, progressOf, type QueuedReading } from './queue.ts'
import { READING_RULE } from './readings.ts'

const NOW = 100 * MINUTE
const aReading = (given: Partial<QueuedReading> & { id: string }): QueuedReading => ({
  attemptId: 'a1',
  candidateId: 'someone',
  unitId: 'hall',
  sessionId: 's1',
  level: 'l1',
  slot: 1,
  part: '',
  round: 1,
  reading: 1,
  itemId: 'l1-01-001',
  itemVersion: 1,
  status: 'open',
  markerId: null,
  claimedAt: null,
  createdAt: 0,
  ...given,
})
const marker = (id: string, unitId = 'centre') => ({ id, unitId })
const ids = (markerId: string, readings: QueuedReading[]) =>
  claimableBy(marker(markerId), readings, NOW, READING_RULE).map(({ id }) => id)

describe('what a marker may take', () => {
  test.each([
    { name: 'an open one', reading: {}, taken: true },
    { name: 'not his own paper', reading: { candidateId: 'me' }, taken: false },
    { name: 'not one that is done', reading: { status: 'done' as const, markerId: 'you' }, taken: false },
    {
      name: 'not one in somebody’s hands',
      reading: { status: 'claimed' as const, markerId: 'you', claimedAt: NOW - READING_RULE.claimMs + 1 },
      taken: false,
    },
    {
      name: 'one whose marker did not come back',
      reading: { status: 'claimed' as const, markerId: 'you', claimedAt: NOW - READING_RULE.claimMs },
      taken: true,
    },
  ])('$name', ({ reading, taken }) => {
    expect(ids('me', [aReading({ id: 'x', ...reading })])).toEqual(taken ? ['x'] : [])
  })

  test('never the second reading of an answer he has read or is reading', () => {
    for (const status of ['done', 'claimed'] as const) {
      const mine = aReading({ id: 'x', status, markerId: 'me', claimedAt: NOW })
      expect(ids('me', [mine, aReading({ id: 'y', reading: 2 })])).toEqual([])
      expect(ids('you', [mine, aReading({ id: 'y', reading: 2 })])).toEqual(['y'])
      expect(ids('me', [mine, aReading({ id: 'z', reading: 2, attemptId: 'a2' })])).toEqual(['z'])
    }
  })

  test('third readings first, then question by question, the oldest first', () => {
    const readings = [
      aReading({ id: 'd', attemptId: 'a4', itemId: 'l1-02-001' }),
      aReading({ id: 'b', attemptId: 'a2', createdAt: 5 }),
      aReading({ id: 'c', attemptId: 'a3', itemId: 'l1-02-001', reading: 3 }),
      aReading({ id: 'a', attemptId: 'a1', createdAt: 3 }),
    ]
    expect(ids('me', readings)).toEqual(['c', 'a', 'b', 'd'])
  })
})

test('answers of his own unit come last, third readings too; when nothing else is left they are his to take', () => {
  const readings = [
    aReading({ id: 'own', attemptId: 'a1', unitId: 'centre', reading: 3 }),
    aReading({ id: 'other', attemptId: 'a2', createdAt: 9 }),
  ]
  expect(ids('me', readings)).toEqual(['other', 'own'])
  expect(ids('me', readings.slice(0, 1))).toEqual(['own'])
  expect(claimableBy(marker('me', 'hall'), readings, NOW, READING_RULE).map(({ id }) => id)).toEqual([
    'own',
    'other',
  ])
})

test('one in hand is found as long as nobody else took it', () => {
  const mine = aReading({ id: 'x', status: 'claimed', markerId: 'me', claimedAt: 0 })
  expect(heldBy('me', [mine])?.id).toBe('x')
  expect(heldBy('you', [mine])).toBeUndefined()
})

test('progress counts by question and sitting', () => {
  const readings = [
    aReading({ id: 'a', status: 'done', markerId: 'you' }),
    aReading({ id: 'b', reading: 2 }),
    aReading({ id: 'c', attemptId: 'a2', status: 'claimed', markerId: 'you', claimedAt: NOW }),
    aReading({ id: 'd', attemptId: 'a2', reading: 2, candidateId: 'me' }),
    aReading({ id: 'e', attemptId: 'a3', sessionId: 's2' }),
  ]
  expect(progressOf(marker('me'), readings, NOW, READING_RULE)).toMatchObject([
    { sessionId: 's1', readings: 4, done: 1, claimed: 1, open: 1 },
    { sessionId: 's2', readings: 1, done: 0, claimed: 0, open: 1 },
  ])
})
