import { describe, expect, test } from 'vitest'
import type { Response } from '../../domain/item/schema.ts'
import {
  backOffMs,
  ENVELOPE,
  enqueue,
  envelopeOf,
  hasten,
  markSent,
  nextReadyAt,
  type Queue,
  resume,
  settle,
  TYPING_MS,
  toWire,
} from './queue.ts'

const empty: Queue = { attemptId: 'a1', epoch: 2, seq: 0, events: [] }
const text = (blank: string): Response => ({ kind: 'fillIn', blanks: [blank] })
const choice = (chosen: string): Response => ({ kind: 'single', chosen })
const ids = () => {
  let n = 0
  return () => `id-${++n}`
}
const put = (queue: Queue, slot: number, value: Response, { now = 0, typing = false, newId = ids() } = {}) =>
  enqueue(queue, { slot, value, flagged: false, typing }, { now, newId }).queue

describe('enqueue', () => {
  test('a choice may be sent at once and gets the next number', () => {
    const queue = put(put(empty, 1, choice('a')), 2, choice('b'))
    expect(envelopeOf(queue, 0).map(({ seq, slot, epoch }) => [seq, slot, epoch])).toEqual([
      [1, 1, 2],
      [2, 2, 2],
    ])
  })
  test('typing in one slot is one event, sent 800 ms after the last key', () => {
    const newId = ids()
    const first = put(empty, 7, text('销'), { now: 0, typing: true, newId })
    const second = put(first, 7, text('销售'), { now: 500, typing: true, newId })
    expect(second.events).toHaveLength(1)
    expect(envelopeOf(second, TYPING_MS)).toEqual([])
    expect(envelopeOf(second, 500 + TYPING_MS).map(toWire)).toEqual([
      { clientEventId: 'id-1', seq: 1, slot: 7, value: text('销售'), flagged: false },
    ])
    expect(nextReadyAt(second)).toBe(1_300)
  })
  test('text that is on its way is not changed: more typing is a new event', () => {
    const newId = ids()
    const typed = hasten(put(empty, 7, text('销'), { typing: true, newId }), 10)
    const more = put(markSent(typed, typed.events), 7, text('销售'), { now: 20, typing: true, newId })
    expect(more.events.map(({ seq, value }) => [seq, value])).toEqual([
      [1, text('销')],
      [2, text('销售')],
    ])
  })
  test('a flag set while typing takes the text with it at once', () => {
    const newId = ids()
    const typed = put(empty, 7, text('销售'), { typing: true, newId })
    const { queue } = enqueue(typed, { slot: 7, value: text('销售'), flagged: true }, { now: 100, newId })
    expect(envelopeOf(queue, 100)).toMatchObject([{ seq: 1, value: text('销售'), flagged: true }])
  })
  test('typing in one slot holds up no other', () => {
    const newId = ids()
    const queue = put(put(empty, 7, text('销'), { typing: true, newId }), 8, choice('a'), { newId })
    expect(envelopeOf(queue, 0).map(({ slot }) => slot)).toEqual([8])
  })
})

test('an envelope carries fifty events, the oldest', () => {
  const newId = ids()
  let queue = empty
  for (let i = 0; i < 120; i++) queue = put(queue, 1, choice('a'), { newId })
  const envelope = envelopeOf(queue, 0)
  expect([envelope.length, envelope[0]?.seq, envelope.at(-1)?.seq]).toEqual([ENVELOPE, 1, 50])
})

describe('settle', () => {
  const newId = ids()
  const queue = put(put(empty, 1, choice('a'), { newId }), 2, choice('b'), { newId })
  const standing = { slot: 1, value: choice('c'), flagged: true, epoch: 3, seq: 9 }

  test.each(['counted', 'late'] as const)('a %s event is done with', (outcome) => {
    const { queue: left, done } = settle(queue, [{ clientEventId: 'id-1', outcome }])
    expect([left.events.map(({ slot }) => slot), done.map(({ slot }) => slot)]).toEqual([[2], [1]])
  })
  test('late events are counted, to be told of', () => {
    expect(
      settle(queue, [
        { clientEventId: 'id-1', outcome: 'late' },
        { clientEventId: 'id-2', outcome: 'late' },
      ]).late,
    ).toBe(2)
  })
  test('a stale event gives way to what the server holds', () => {
    expect(settle(queue, [{ clientEventId: 'id-1', outcome: 'stale', standing }]).adopt).toEqual([standing])
  })
  test('a stale event does not undo a newer answer that still waits here', () => {
    const newer = put(queue, 1, choice('d'), { newId })
    expect(settle(newer, [{ clientEventId: 'id-1', outcome: 'stale', standing }]).adopt).toEqual([])
  })
  test('a refused event is dropped and told', () => {
    const { queue: left, refused } = settle(queue, [
      { clientEventId: 'id-2', outcome: 'refused', code: 'wrong-kind' },
    ])
    expect([left.events.length, refused.map(({ event, code }) => [event.slot, code])]).toEqual([
      1,
      [[2, 'wrong-kind']],
    ])
  })
  test('superseded events stay, for the case that this device comes back', () => {
    expect(settle(queue, [{ clientEventId: 'id-1', outcome: 'superseded' }]).queue.events).toHaveLength(2)
  })
  test('a reply that names none of ours changes nothing', () => {
    expect(settle(queue, [{ clientEventId: 'other', outcome: 'counted' }]).queue).toEqual(queue)
  })
})

describe('resume', () => {
  const clock = { now: 0, newId: () => 'fresh' }
  const pending = put(empty, 4, choice('a')).events
  test('a reload keeps its events as they were, under the same ids', () => {
    const { queue, dropped } = resume(
      {
        attemptId: 'a1',
        epoch: 2,
        pending,
        standing: [{ slot: 9, value: null, flagged: false, epoch: 2, seq: 30 }],
      },
      clock,
    )
    expect([queue.events.map(({ clientEventId, seq }) => [clientEventId, seq]), queue.seq, dropped]).toEqual([
      [['id-1', 1]],
      30,
      [],
    ])
  })
  test('a device that takes over gives its unsent events the new epoch and a fresh id', () => {
    const { queue, dropped } = resume({ attemptId: 'a1', epoch: 3, pending, standing: [] }, clock)
    expect(queue).toMatchObject({
      epoch: 3,
      seq: 1,
      events: [{ clientEventId: 'fresh', epoch: 3, seq: 1, slot: 4, sent: false }],
    })
    expect(dropped.map(({ clientEventId }) => clientEventId)).toEqual(['id-1'])
  })
  test('what another device has answered since is not overwritten', () => {
    const { queue } = resume(
      {
        attemptId: 'a1',
        epoch: 4,
        pending,
        standing: [{ slot: 4, value: choice('b'), flagged: false, epoch: 3, seq: 1 }],
      },
      clock,
    )
    expect(queue.events).toEqual([])
  })
  test('an event that its own later one has overtaken is not brought back', () => {
    const { queue } = resume(
      {
        attemptId: 'a1',
        epoch: 3,
        pending,
        standing: [{ slot: 4, value: choice('b'), flagged: false, epoch: 2, seq: 2 }],
      },
      clock,
    )
    expect(queue.events).toEqual([])
  })
})

test.each([
  { failures: 1, chance: 0, ms: 200 },
  { failures: 1, chance: 1, ms: 600 },
  { failures: 2, chance: 0, ms: 1_000 },
  { failures: 3, chance: 1, ms: 3_000 },
  { failures: 40, chance: 0, ms: 30_000 },
])('after $failures failures with chance $chance it waits $ms ms', ({ failures, chance, ms }) => {
  expect(backOffMs(failures, chance)).toBe(ms)
})
