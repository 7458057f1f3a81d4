import { getMarker, readingQueue } from '../../db/reads/marking.server.ts'
import { recordEvent } from '../../db/writes/audit.server.ts'
import { claimMarkingTask } from '../../db/writes/marking.server.ts'
import { claimableBy, heldBy, inFilter, type QueueFilter } from '../../domain/marking/queue.ts'
import { READING_RULE } from '../../domain/marking/readings.ts'
import { ok, refuse } from '../../domain/shared/result.ts'
import type { World } from '../world.ts'

/**
 * Gives a marker the next answer to read, in the order of `claimableBy`. One he has in hand is given again: nobody
 * hoards. Refuses `nothing-to-mark` when nothing in the filter is his to take.
 */
export async function claimNext(
  { db, now, newId }: World,
  { markerId, filter = {} }: { markerId: string; filter?: QueueFilter },
) {
  const [at, eventId] = [now(), newId()]
  return db.tx(async () => {
    const queue = await readingQueue(db)
    const held = heldBy(markerId, queue)
    if (held) return ok({ taskId: held.id, resumed: true })
    const marker = await getMarker(db, markerId)
    const staleBefore = at - READING_RULE.claimMs
    for (const { id } of claimableBy(marker, queue, at, READING_RULE).filter(inFilter(filter))) {
      if (!(await claimMarkingTask(db, id, { markerId, at, staleBefore }))) continue
      await recordEvent(db, { id: eventId, at, actorId: markerId, kind: 'reading-claimed', subject: id })
      return ok({ taskId: id, resumed: false })
    }
    return refuse({ code: 'nothing-to-mark' } as const)
  })
}
