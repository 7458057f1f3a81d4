import { findAccount } from '../../db/reads/people.server.ts'
import { recordEvent } from '../../db/writes/audit.server.ts'
import { deleteSessionsOf, resetCounter, setPassword } from '../../db/writes/people.server.ts'
import { passwordFrom } from '../../domain/people/one-time-password.ts'
import { foldLogin } from '../../domain/people/roles.ts'
import { ok, refuse } from '../../domain/shared/result.ts'
import { hashPassword } from '../../lib/auth/password.server.ts'
import type { World } from '../world.ts'

/**
 * Gives somebody else a fresh password, ends all his sessions and forgets his failed tries. The password is in the
 * answer and nowhere else. Refuses `no-such-person`, and `own-account`: one's own is changed with the old one.
 */
export async function resetPassword(
  { db, now, newId, newSeed }: World,
  { personId, actorId }: { personId: string; actorId: string },
) {
  if (personId === actorId) return refuse({ code: 'own-account' } as const)
  const password = passwordFrom(newSeed())
  const [at, id, passwordHash] = [now(), newId(), await hashPassword(password)]
  return db.tx(async () => {
    const account = await findAccount(db, personId)
    if (!account) return refuse({ code: 'no-such-person' } as const)
    await setPassword(db, personId, passwordHash)
    const ended = await deleteSessionsOf(db, personId)
    await resetCounter(db, `account:${foldLogin(account.login)}`)
    await recordEvent(db, { id, at, actorId, kind: 'password-reset', subject: personId, facts: { ended } })
    return ok({ password, login: account.login })
  })
}
