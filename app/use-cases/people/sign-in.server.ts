import { findCredentials } from '../../db/reads/people.server.ts'
import { recordEvent } from '../../db/writes/audit.server.ts'
import { insertSession } from '../../db/writes/people.server.ts'
import { foldLogin } from '../../domain/people/roles.ts'
import { ok, refuse } from '../../domain/shared/result.ts'
import { passwordFits } from '../../lib/auth/password.server.ts'
import type { World } from '../world.ts'
import { forgetFailures, takeTurn } from './rate-limit.server.ts'

type Credentials = {
  login: string
  password: string
  address: string
  userAgent: string
  sessionHash: string
}

/**
 * Opens a session for whoever knows the password. Refuses `too-many` (with the wait) and `wrong-password`, which also
 * stands for an unknown or closed account, so that nobody learns which logins exist.
 */
export async function signIn(
  world: World,
  { login, password, address, userAgent, sessionHash }: Credentials,
) {
  const name = foldLogin(login)
  for (const turn of [
    { kind: 'address', of: address },
    { kind: 'account', of: name },
  ] as const) {
    const taken = await takeTurn(world, turn)
    if (!taken.ok) return taken
  }
  const person = await findCredentials(world.db, name)
  const fits = await passwordFits(person?.passwordHash, password)
  if (!person || !fits || person.disabledAt !== null) return refuse({ code: 'wrong-password' } as const)
  const [at, eventId] = [world.now(), world.newId()]
  await world.db.tx(async () => {
    await insertSession(world.db, { idHash: sessionHash, personId: person.id, createdAt: at, userAgent })
    await recordEvent(world.db, {
      id: eventId,
      at,
      actorId: person.id,
      kind: 'signed-in',
      subject: person.id,
    })
  })
  await forgetFailures(world, name)
  return ok({ personId: person.id })
}
