/** Run as a process of its own (`crowdSaves` of saves.ts): a hall of candidates who save answers. */
import { randomUUID } from 'node:crypto'
import { quantile } from '../bar.ts'
import type { Seat } from './hall.ts'
import { Line } from './line.ts'

export type Load = Readonly<{
  url: string
  seats: readonly Seat[]
  forMs: number
  /** The share of requests that are lost, on their way there or back. */
  dropped: number
  /** How long a candidate thinks before each save, on average; 0: not at all. */
  thinkMs: number
}>
export type Heard = Readonly<{
  acknowledged: number
  p95: number
  /** Processor time of this process. */
  cpuMs: number
  /** The newest acknowledged sequence number of every slot, by “attempt/slot”. */
  standing: readonly (readonly [slot: string, seq: number])[]
}>

/**
 * Every candidate saves one answer after another; an event whose request or answer is lost is sent again under its id
 * until it is acknowledged.
 */
async function saveFor({ url, seats, forMs, dropped, thinkMs }: Load): Promise<Heard> {
  const waits: number[] = []
  const standing = new Map<string, number>()
  const before = process.cpuUsage()
  const end = performance.now() + forMs
  const isOver = () => performance.now() >= end

  async function save(line: Line, path: string, body: string): Promise<number | undefined> {
    while (!isOver()) {
      const asked = performance.now()
      const answering = line.put(path, body).catch(() => undefined)
      const isDropped = Math.random() < dropped
      if (isDropped && Math.random() < 0.5) line.break()
      const answer = await answering
      if (!isDropped && answer?.body.includes('"outcome":"counted"')) return performance.now() - asked
    }
    return undefined
  }
  async function sit(seat: Seat) {
    const line = new Line(new URL(url), seat.cookie)
    const path = `/api/attempts/${seat.attemptId}/answers`
    for (let { seq } = seat; !isOver(); ) {
      if (thinkMs > 0) await new Promise((go) => setTimeout(go, Math.random() * 2 * thinkMs))
      seq++
      const slot = seat.slots[seq % seat.slots.length] ?? 1
      const value = { kind: 'trueFalse', chosen: seq % 2 === 0 }
      const event = { clientEventId: randomUUID(), seq, slot, value, flagged: false }
      const waited = await save(line, path, JSON.stringify({ epoch: 1, events: [event] }))
      if (waited === undefined) continue
      waits.push(waited)
      standing.set(`${seat.attemptId}/${slot}`, seq)
    }
    line.break()
  }
  await Promise.all(seats.map(sit))
  const { user, system } = process.cpuUsage(before)
  return {
    acknowledged: waits.length,
    p95: quantile(waits, 0.95),
    cpuMs: (user + system) / 1000,
    standing: [...standing],
  }
}

process.once('message', async (load: Load) => {
  const heard = await saveFor(load)
  process.send?.(heard, () => process.exit(0))
})
