import type { Response } from '../../domain/item/schema.ts'
import type { SaveReply } from './exam-api.ts'
import {
  backOffMs,
  type Change,
  ENVELOPE,
  enqueue,
  envelopeOf,
  hasten,
  markSent,
  nextReadyAt,
  type Queue,
  resume,
  type Standing,
  settle,
} from './queue.ts'
import { pageStore, type QueueStore } from './queue-store.ts'

export type Entered = Readonly<{ value: Response | null; flagged: boolean }>
export const NOTHING: Entered = { value: null, flagged: false }

/** How sending goes. idle: all is with the server. elsewhere: another device has the paper, nothing is sent. */
export type Link = 'idle' | 'sending' | 'offline' | 'signed-out' | 'elsewhere' | 'closed'

export type SyncView = Readonly<{
  answers: ReadonlyMap<number, Entered>
  link: Link
  waiting: number
  /** When the server last acknowledged, in its own time. */
  savedAt: number | null
  deadline: number
  /** Since when the invigilator has stopped the clock. */
  pausedAt: number | null
  /** False when answers wait in the memory of this page only. */
  lasting: boolean
  /** The last event the server would not take. */
  refused: { slot: number; code: string } | null
}>

/** The world around the sender, given so that tests can play network and time. */
export type SyncPorts = Readonly<{
  attemptId: string
  send(epoch: number, events: Parameters<typeof import('./exam-api.ts').putAnswers>[2]): Promise<SaveReply>
  newId(): string
  chance(): number
  now(): number
  /** Calls back after `ms`; what it returns calls it off. */
  later(ms: number, work: () => void): () => void
  /** Told of the server's time with every reply. */
  heard(serverNow: number): void
}>

export type AnswerSync = ReturnType<typeof createAnswerSync>

/**
 * Keeps the answers of one paper here and on the server: every change goes to the store first, then in envelopes to the
 * server, until it is acknowledged. One envelope is under way at a time, so events arrive in order.
 */
export function createAnswerSync(
  ports: SyncPorts,
  first: { answers: readonly Standing[]; deadline: number; pausedAt: number | null },
) {
  let store: QueueStore = pageStore
  let queue: Queue = { attemptId: ports.attemptId, epoch: 0, seq: 0, events: [] }
  let view: SyncView = {
    answers: toEntered(first.answers),
    link: 'idle',
    waiting: 0,
    savedAt: null,
    deadline: first.deadline,
    pausedAt: first.pausedAt,
    lasting: true,
    refused: null,
  }
  let [flying, failures, callOff] = [false, 0, () => {}]
  const listeners = new Set<() => void>()
  const clock = () => ({ now: ports.now(), newId: ports.newId })

  const show = (change: Partial<SyncView>) => {
    view = { ...view, ...change, waiting: queue.events.length }
    for (const listener of listeners) listener()
  }
  const isStopped = () => queue.epoch === 0 || view.link === 'elsewhere' || view.link === 'closed'

  /** Takes the paper up under an epoch: what waits here first, then the server's answers for all other slots. */
  async function take(
    epoch: number,
    { standing, keptIn }: { standing: readonly Standing[]; keptIn?: QueueStore },
  ) {
    if (keptIn) store = keptIn
    const stored = await store.load(ports.attemptId)
    const known = new Set(stored.map(({ clientEventId }) => clientEventId))
    const pending = [...stored, ...queue.events.filter(({ clientEventId }) => !known.has(clientEventId))]
    const resumed = resume({ attemptId: ports.attemptId, epoch: epoch, pending, standing }, clock())
    queue = resumed.queue
    const lasting = await store.put(queue.events)
    await store.remove(resumed.dropped)
    failures = 0
    show({
      link: queue.events.length > 0 ? 'sending' : 'idle',
      lasting: store.lasting && lasting,
      answers: withPending(toEntered(standing)),
    })
    plan(0)
  }

  const withPending = (answers: ReadonlyMap<number, Entered>) => {
    const merged = new Map(answers)
    for (const { slot, value, flagged } of queue.events) merged.set(slot, { value, flagged })
    return merged
  }

  /** Lets the server's answers stand wherever nothing waits here. */
  const adopt = (standing: readonly Standing[]) =>
    show({ answers: withPending(new Map([...view.answers, ...toEntered(standing)])) })

  function change(change: Change) {
    if (view.link === 'elsewhere' || view.link === 'closed' || view.pausedAt !== null) return
    const put = enqueue(queue, change, clock())
    queue = put.queue
    const answers = new Map(view.answers).set(change.slot, { value: change.value, flagged: change.flagged })
    show({ answers, refused: null, ...(view.link === 'idle' && { link: 'sending' as const }) })
    void store.put([put.event]).then((kept) => {
      if (kept !== view.lasting) show({ lasting: kept })
      if (failures === 0) plan(0)
    })
  }

  function plan(afterMs: number) {
    callOff()
    const next = nextReadyAt(queue)
    if (flying || isStopped() || next === undefined) return
    callOff = ports.later(Math.max(afterMs, next - ports.now()), () => void send())
  }

  async function send(most?: number) {
    const envelope = envelopeOf(queue, ports.now(), most)
    if (flying || isStopped() || envelope.length === 0) return plan(0)
    flying = true
    queue = markSent(queue, envelope)
    if (view.link !== 'offline' && view.link !== 'signed-out') show({ link: 'sending' })
    const epoch = queue.epoch
    const reply = await ports.send(epoch, envelope)
    flying = false
    if (epoch !== queue.epoch) return plan(0) // taken up anew meanwhile; its events were numbered again
    receive(reply)
  }

  function receive(reply: SaveReply) {
    switch (reply.kind) {
      case 'saved':
        failures = 0
        ports.heard(reply.serverNow)
        finish([...reply.acked, ...reply.refused])
        show({
          savedAt: reply.serverNow,
          deadline: reply.deadline,
          pausedAt: reply.pausedAt,
          ...(view.link !== 'closed' && { link: queue.events.length > 0 ? 'sending' : 'idle' }),
        })
        return plan(0)
      case 'refused':
        failures = 0
        finish(reply.refused)
        if (view.link !== 'closed') show({ link: queue.events.length > 0 ? 'sending' : 'idle' })
        return plan(0)
      case 'taken':
        finish([...reply.acked, ...reply.refused])
        return show({ link: 'elsewhere' })
      case 'gone':
        return show({ link: 'closed' })
      case 'signed-out':
      case 'unreachable':
        failures += 1
        show({ link: reply.kind === 'signed-out' ? 'signed-out' : 'offline' })
        return plan(backOffMs(failures, ports.chance()))
    }
  }

  function finish(replies: Parameters<typeof settle>[1]) {
    const settled = settle(queue, replies)
    queue = settled.queue
    void store.remove(settled.done)
    const answers = new Map(view.answers)
    for (const { slot, value, flagged } of settled.adopt) answers.set(slot, { value, flagged })
    const [refused] = settled.refused
    const closed =
      settled.late > 0 || refused?.code === 'attempt-closed' || refused?.code === 'no-such-attempt'
    show({
      answers,
      ...(refused && { refused: { slot: refused.event.slot, code: refused.code } }),
      ...(closed && { link: 'closed' as const }),
    })
  }

  /** What is still being typed becomes ready: the field, the question or the page is left. */
  function finishTyping() {
    queue = hasten(queue, ports.now())
    void store.put(queue.events.filter(({ sent }) => !sent))
    if (failures === 0) plan(0)
  }

  /** Sends at once what waits, without waiting for the next try. */
  function resend() {
    finishTyping()
    plan(0)
  }

  /** Sends everything. @returns whether nothing waits any more */
  async function drain(): Promise<boolean> {
    resend()
    callOff()
    for (let rounds = 0; queue.events.length > 0 && rounds < 200; rounds++) {
      if (isStopped()) return false
      if (flying) await new Promise<void>((go) => void ports.later(50, go))
      else {
        const before = failures
        await send()
        if (failures > before) return false
      }
    }
    return queue.events.length === 0
  }

  /**
   * The paper is closed: gives the server what still waits here, as evidence, and clears this device when it has it.
   * @returns unreachable: try again. refused: it has not taken them, and asking on is no use
   */
  async function handOver(): Promise<'given' | 'unreachable' | 'refused'> {
    callOff()
    while (queue.events.length > 0) {
      const envelope = queue.events.slice(0, ENVELOPE)
      const reply = await ports.send(queue.epoch, envelope)
      if (reply.kind === 'gone') return 'refused'
      if (reply.kind !== 'saved' && reply.kind !== 'refused' && reply.kind !== 'taken') return 'unreachable'
      const named = new Set(
        [...('acked' in reply ? reply.acked : []), ...reply.refused].map(
          ({ clientEventId }) => clientEventId,
        ),
      )
      const rest = queue.events.filter(({ clientEventId }) => !named.has(clientEventId))
      if (rest.length === queue.events.length) return 'refused'
      queue = { ...queue, events: rest }
    }
    await store.clear(ports.attemptId)
    return 'given'
  }

  return {
    take,
    adopt,
    change,
    finishTyping,
    resend,
    drain,
    /** Another device has the paper, or it is closed: nothing is sent or taken in from here on. */
    stop: (link: 'elsewhere' | 'closed') => show({ link }),
    /** The browser says that there is no network; sending goes on being tried. */
    lost: () => !isStopped() && show({ link: 'offline' }),
    /** The server has answered something else: what waits is sent now. */
    found: () => {
      if (isStopped()) return
      if (queue.events.length === 0) show({ link: 'idle' })
      else resend()
    },
    /** The invigilator has changed the clock. */
    told: (clock: { deadline: number; pausedAt: number | null }) => {
      if (clock.deadline !== view.deadline || clock.pausedAt !== view.pausedAt) {
        finishTyping()
        show({ deadline: clock.deadline, pausedAt: clock.pausedAt })
      }
    },
    handOver,
    close: () => callOff(),
    epoch: () => queue.epoch,
    view: () => view,
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

const toEntered = (answers: readonly Standing[]): ReadonlyMap<number, Entered> =>
  new Map(answers.map(({ slot, value, flagged }) => [slot, { value, flagged }]))
