import { randomUUID } from 'node:crypto'
import { coalesce } from '#app/db/engine/coalesce.server.ts'
import { openEngine } from '#app/db/engine/open.server.ts'
import { type ArrivedEvent, saveTogether } from '#app/use-cases/exam/save-answers.server.ts'
import { quantile } from '../bar.ts'
import type { Seat } from './hall.ts'

/**
 * Saves by the use case the server runs: judged, kept as events and upserted; without HTTP, so that it stands beside the
 * naive way. One caller a seat, none of them thinking.
 * @param together whether calls close together share a transaction, or each has its own and they share the commit only
 * @returns saves a second, and the 95th percentile of what a caller waits, in milliseconds
 */
export async function storeSaves(
  database: string,
  seats: readonly Seat[],
  { forMs, together }: { forMs: number; together: boolean },
): Promise<{ perSecond: number; p95: number }> {
  const engine = openEngine(`file:${database}`)
  const save = together
    ? coalesce({ flush: (events: readonly ArrivedEvent[]) => saveTogether(engine, events) })
    : (event: ArrivedEvent) => saveTogether(engine, [event])
  const waits: number[] = []
  const end = performance.now() + forMs
  const caller = async (seat: Seat) => {
    while (performance.now() < end) {
      const asked = performance.now()
      const seq = ++seat.seq
      await save({
        attemptId: seat.attemptId,
        candidateId: seat.personId,
        epoch: 1,
        clientEventId: randomUUID(),
        seq,
        slot: seat.slots[seq % seat.slots.length] ?? 1,
        value: { kind: 'trueFalse', chosen: seq % 2 === 0 },
        flagged: false,
        receivedAt: Date.now(),
      })
      waits.push(performance.now() - asked)
    }
  }
  await Promise.all(seats.filter(({ attemptId }) => attemptId !== '').map(caller))
  await engine.close()
  return { perSecond: (waits.length * 1000) / forMs, p95: quantile(waits, 0.95) }
}
