import { countUp, resetCounter } from '../../db/writes/people.server.ts'
import { MINUTE } from '../../domain/shared/instant.ts'
import { ok, refuse } from '../../domain/shared/result.ts'
import type { World } from '../world.ts'

/** Requests a minute: tries to sign in by account and by address, look-ups on the public page by address, access codes by person. */
export const LIMITS = { account: 5, address: 20, verify: 30, accessCode: 10 } as const

/** Takes one turn of a limited action. Refuses `too-many` with the milliseconds to wait. */
export async function takeTurn({ db, now }: World, { kind, of }: { kind: keyof typeof LIMITS; of: string }) {
  const at = now()
  const { count, resetsAt } = await db.tx(() => countUp(db, { key: `${kind}:${of}`, at, windowMs: MINUTE }))
  return count > LIMITS[kind] ? refuse({ code: 'too-many', waitMs: resetsAt - at } as const) : ok(undefined)
}

/** Forgets the failures of an account after it signed in. */
export const forgetFailures = ({ db }: World, login: string): Promise<void> =>
  resetCounter(db, `account:${login}`)
