import { findPasswordHash } from '../../db/reads/people.server.ts'
import { recordEvent } from '../../db/writes/audit.server.ts'
import {
  deleteSessionsOf,
  type Preferences,
  setPassword,
  setPreferences,
} from '../../db/writes/people.server.ts'
import { Password } from '../../domain/people/roles.ts'
import { ok, refuse } from '../../domain/shared/result.ts'
import { hashPassword, passwordFits } from '../../lib/auth/password.server.ts'
import type { World } from '../world.ts'
import { takeTurn } from './rate-limit.server.ts'

/**
 * Gives a person a new password and signs him out everywhere else.
 * Refuses `wrong-password` (the old one), `weak-password` and `too-many`.
 */
export async function changePassword(
  world: World,
  {
    personId,
    oldPassword,
    newPassword,
    sessionHash,
  }: { personId: string; oldPassword: string; newPassword: string; sessionHash: string },
) {
  const turn = await takeTurn(world, { kind: 'account', of: personId })
  if (!turn.ok) return turn
  if (!Password.safeParse(newPassword).success || newPassword === oldPassword) {
    return refuse({ code: 'weak-password' } as const)
  }
  const { db, now, newId } = world
  if (!(await passwordFits(await findPasswordHash(db, personId), oldPassword))) {
    return refuse({ code: 'wrong-password' } as const)
  }
  const [at, id, passwordHash] = [now(), newId(), await hashPassword(newPassword)]
  const ended = await db.tx(async () => {
    await setPassword(db, personId, passwordHash)
    const count = await deleteSessionsOf(db, personId, sessionHash)
    await recordEvent(db, { id, at, actorId: personId, kind: 'password-changed', subject: personId })
    return count
  })
  return ok({ ended })
}

/** Keeps what a person likes: language, theme, single-letter keys. */
export async function changePreferences(
  { db, now, newId }: World,
  personId: string,
  preferences: Preferences,
) {
  const [at, id] = [now(), newId()]
  await db.tx(async () => {
    await setPreferences(db, personId, preferences)
    await recordEvent(db, {
      id,
      at,
      actorId: personId,
      kind: 'preferences-changed',
      subject: personId,
      facts: { ...preferences },
    })
  })
}
