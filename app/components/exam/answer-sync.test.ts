import { beforeEach, describe, expect, test } from 'vitest'
import type { Response } from '../../domain/item/schema.ts'
import { createAnswerSync } from './answer-sync.ts'
import type { SaveReply } from './exam-api.ts'
import type { QueuedEvent } from './queue.ts'
import type { QueueStore } from './queue-store.ts'

const choice = (chosen: string): Response => ({ kind: 'single', chosen })

/** A network and a device played by hand: replies are what the test says, time moves when it says. */
function aDevice({ kept = [] as QueuedEvent[] } = {}) {
  const rows = new Map(kept.map((event) => [event.clientEventId, event]))
  const store: QueueStore = {
    lasting: true,
    load: async () => [...rows.values()],
    put: async (events) => {
      for (const event of events) rows.set(event.clientEventId, event)
      return true
    },
    remove: async (events) => {
      for (const event of events) rows.delete(event.clientEventId)
      return true
    },
    clear: async () => {
      rows.clear()
      return true
    },
  }
  const device = {
    time: 0,
    rows,
    store,
    sent: [] as { epoch: number; events: readonly QueuedEvent[] }[],
    reply: (_events: readonly QueuedEvent[]): SaveReply => ({ kind: 'unreachable' }),
    timers: [] as { at: number; work: () => void }[],
    /** Lets everything that is due happen. */
    async pass(ms = 0) {
      device.time += ms
      for (let turn = 0; turn < 20; turn++) {
        await new Promise((go) => setTimeout(go, 0))
        const due = device.timers.filter(({ at }) => at <= device.time)
        device.timers = device.timers.filter(({ at }) => at > device.time)
        for (const { work } of due) work()
      }
    },
  }
  let n = 0
  const sync = createAnswerSync(
    {
      attemptId: 'a1',
      send: async (epoch, events) => {
        device.sent.push({ epoch, events })
        return device.reply(events)
      },
      newId: () => `new-${++n}`,
      chance: () => 0,
      now: () => device.time,
      later: (ms, work) => {
        const timer = { at: device.time + ms, work }
        device.timers.push(timer)
        return () => {
          device.timers = device.timers.filter((known) => known !== timer)
        }
      },
      heard: () => {},
    },
    { answers: [], deadline: 6_000_000, pausedAt: null },
  )
  return { device, sync }
}

const accepting = (events: readonly QueuedEvent[]): SaveReply => ({
  kind: 'saved',
  acked: events.map(({ clientEventId }) => ({ clientEventId, outcome: 'counted' })),
  refused: [],
  serverNow: 123,
  deadline: 6_000_000,
  pausedAt: null,
  epoch: 2,
})

describe('answer sync', () => {
  let made: ReturnType<typeof aDevice>
  beforeEach(async () => {
    made = aDevice()
    await made.sync.take(2, { standing: [], keptIn: made.device.store })
  })

  test('an answer is kept on the device until the server has it', async () => {
    const { device, sync } = made
    sync.change({ slot: 1, value: choice('a'), flagged: false })
    await device.pass()
    expect([device.rows.size, sync.view().link, sync.view().waiting]).toEqual([1, 'offline', 1])
    device.reply = accepting
    await device.pass(1_000)
    expect([device.rows.size, sync.view().link, sync.view().savedAt]).toEqual([0, 'idle', 123])
  })

  test('what is repeated goes under the same id', async () => {
    const { device, sync } = made
    sync.change({ slot: 1, value: choice('a'), flagged: false })
    await device.pass()
    device.reply = accepting
    await device.pass(1_000)
    expect(new Set(device.sent.map(({ events }) => events[0]?.clientEventId)).size).toBe(1)
    expect(device.sent).toHaveLength(2)
  })

  test('two hours offline arrive in envelopes of fifty, in order, none lost', async () => {
    const { device, sync } = made
    for (let i = 1; i <= 120; i++) sync.change({ slot: i, value: choice('a'), flagged: false })
    await device.pass(7_200_000)
    device.reply = accepting
    device.sent = []
    sync.resend()
    await device.pass(30_000)
    expect(device.sent.map(({ events }) => events.length)).toEqual([50, 50, 20])
    expect(device.sent.flatMap(({ events }) => events.map(({ seq }) => seq))).toEqual(
      Array.from({ length: 120 }, (_, i) => i + 1),
    )
    expect(device.rows.size).toBe(0)
  })

  test('a page another device has taken over from sends nothing more and keeps what it had', async () => {
    const { device, sync } = made
    device.reply = (events) => ({
      kind: 'taken',
      refused: [],
      acked: events.map(({ clientEventId }) => ({ clientEventId, outcome: 'superseded' })),
    })
    sync.change({ slot: 1, value: choice('a'), flagged: false })
    await device.pass()
    sync.change({ slot: 2, value: choice('b'), flagged: false })
    await device.pass(60_000)
    expect([sync.view().link, device.sent.length, device.rows.size]).toEqual(['elsewhere', 1, 1])
  })

  test('coming back numbers the unsent answer again under the new epoch', async () => {
    const { device, sync } = made
    device.reply = (events) => ({
      kind: 'taken',
      refused: [],
      acked: events.map(({ clientEventId }) => ({ clientEventId, outcome: 'superseded' })),
    })
    sync.change({ slot: 1, value: choice('a'), flagged: false })
    await device.pass()
    device.reply = accepting
    await sync.take(4, { standing: [] })
    await device.pass()
    expect(device.sent.at(-1)).toMatchObject({
      epoch: 4,
      events: [{ slot: 1, epoch: 4, clientEventId: 'new-2' }],
    })
    expect(device.rows.size).toBe(0)
  })

  test('a stale answer gives way on the page', async () => {
    const { device, sync } = made
    const standing = { slot: 1, value: choice('c'), flagged: true, epoch: 2, seq: 99 }
    device.reply = (events) =>
      ({
        ...accepting(events),
        acked: events.map(({ clientEventId }) => ({ clientEventId, outcome: 'stale', standing })),
      }) as SaveReply
    sync.change({ slot: 1, value: choice('a'), flagged: false })
    await device.pass()
    expect(sync.view().answers.get(1)).toEqual({ value: choice('c'), flagged: true })
  })

  test('a refused answer is dropped, told, and stays on the page', async () => {
    const { device, sync } = made
    device.reply = (events) => ({
      kind: 'refused',
      refused: events.map(({ clientEventId }) => ({ clientEventId, outcome: 'refused', code: 'too-long' })),
    })
    sync.change({ slot: 3, value: choice('a'), flagged: false })
    await device.pass()
    expect(sync.view()).toMatchObject({ refused: { slot: 3, code: 'too-long' }, waiting: 0, link: 'idle' })
    expect(sync.view().answers.get(3)?.value).toEqual(choice('a'))
  })

  test('a late answer closes the page', async () => {
    const { device, sync } = made
    device.reply = (events) =>
      ({
        ...accepting(events),
        acked: events.map(({ clientEventId }) => ({ clientEventId, outcome: 'late' })),
      }) as SaveReply
    sync.change({ slot: 3, value: choice('a'), flagged: false })
    await device.pass()
    expect(sync.view().link).toBe('closed')
  })

  test('with nothing waiting the page is well again as soon as the server answers anything', () => {
    const { sync } = made
    sync.lost()
    expect(sync.view().link).toBe('offline')
    sync.found()
    expect(sync.view().link).toBe('idle')
  })

  test('draining sends what is still being typed, and says when it could not', async () => {
    const { device, sync } = made
    sync.change({ slot: 5, value: { kind: 'fillIn', blanks: ['销售'] }, flagged: false, typing: true })
    expect(await sync.drain()).toBe(false)
    device.reply = accepting
    expect(await sync.drain()).toBe(true)
  })
})

test('a reload sends what the page had left behind', async () => {
  const left: QueuedEvent = {
    attemptId: 'a1',
    epoch: 2,
    clientEventId: 'left',
    seq: 8,
    slot: 4,
    value: choice('d'),
    flagged: false,
    readyAt: 9e9,
    sent: false,
  }
  const { device, sync } = aDevice({ kept: [left] })
  device.reply = accepting
  await sync.take(2, {
    standing: [{ slot: 4, value: choice('a'), flagged: false, epoch: 2, seq: 7 }],
    keptIn: device.store,
  })
  expect(sync.view().answers.get(4)?.value).toEqual(choice('d'))
  await device.pass()
  expect(device.sent[0]?.events).toMatchObject([{ clientEventId: 'left', seq: 8 }])
  sync.change({ slot: 5, value: choice('a'), flagged: false })
  await device.pass()
  expect(device.sent.at(-1)?.events).toMatchObject([{ seq: 9 }])
})
