import { recordEvent } from '../../db/writes/audit.server.ts'
import { freeMarkingTask } from '../../db/writes/marking.server.ts'
import { ok, refuse } from '../../domain/shared/result.ts'
import type { World } from '../world.ts'

/** Puts a claimed answer back for others, without what was noted. Refuses `not-your-reading`. */
export async function freeClaim(
  { db, now, newId }: World,
  { markerId, taskId }: { markerId: string; taskId: string },
) {
  const [at, eventId] = [now(), newId()]
  return db.tx(async () => {
    if (!(await freeMarkingTask(db, taskId, markerId))) return refuse({ code: 'not-your-reading' } as const)
    await recordEvent(db, { id: eventId, at, actorId: markerId, kind: 'reading-freed', subject: taskId })
    return ok(undefined)
  })
}
