import { findAccount } from '../../db/reads/people.server.ts'
import { recordEvent } from '../../db/writes/audit.server.ts'
import { deleteSessionsOf, setDisabled } from '../../db/writes/people.server.ts'
import { ok, refuse } from '../../domain/shared/result.ts'
import type { World } from '../world.ts'

type Whose = { personId: string; actorId: string }

/** Closes an account and ends its sessions; what the person did stays. Refuses `no-such-person`, `own-account`. */
export async function closeAccount({ db, now, newId }: World, { personId, actorId }: Whose) {
  // whoever closes is an administrator himself, so one with an open account always remains
  if (personId === actorId) return refuse({ code: 'own-account' } as const)
  const [at, id] = [now(), newId()]
  return db.tx(async () => {
    const account = await findAccount(db, personId)
    if (!account) return refuse({ code: 'no-such-person' } as const)
    if (account.disabledAt !== null) return ok({ login: account.login })
    await setDisabled(db, personId, at)
    const ended = await deleteSessionsOf(db, personId)
    await recordEvent(db, { id, at, actorId, kind: 'account-closed', subject: personId, facts: { ended } })
    return ok({ login: account.login })
  })
}

/** Opens a closed account with the password it had. Refuses `no-such-person`. */
export async function reopenAccount({ db, now, newId }: World, { personId, actorId }: Whose) {
  const [at, id] = [now(), newId()]
  return db.tx(async () => {
    const account = await findAccount(db, personId)
    if (!account) return refuse({ code: 'no-such-person' } as const)
    if (account.disabledAt === null) return ok({ login: account.login })
    await setDisabled(db, personId, null)
    await recordEvent(db, { id, at, actorId, kind: 'account-opened', subject: personId })
    return ok({ login: account.login })
  })
}
