import { recordEvent } from '../../db/writes/audit.server.ts'
import { deleteSession, deleteSessionsOf } from '../../db/writes/people.server.ts'
import type { World } from '../world.ts'

/** Signs this browser out. */
export async function signOut(
  { db, now, newId }: World,
  { personId, sessionHash }: { personId: string; sessionHash: string },
) {
  const [at, id] = [now(), newId()]
  await db.tx(async () => {
    await deleteSession(db, sessionHash)
    await recordEvent(db, { id, at, actorId: personId, kind: 'signed-out', subject: personId })
  })
}

/** Signs a person out on every device but the one in his hand. @returns how many sessions ended */
export async function signOutElsewhere(
  { db, now, newId }: World,
  { personId, sessionHash }: { personId: string; sessionHash: string },
): Promise<number> {
  const [at, id] = [now(), newId()]
  return db.tx(async () => {
    const ended = await deleteSessionsOf(db, personId, sessionHash)
    await recordEvent(db, {
      id,
      at,
      actorId: personId,
      kind: 'signed-out-elsewhere',
      subject: personId,
      facts: { ended },
    })
    return ended
  })
}
