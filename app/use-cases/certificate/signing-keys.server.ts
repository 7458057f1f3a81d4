import { allSigningKeys, currentSigningKey } from '../../db/reads/credentials.server.ts'
import { recordEvent } from '../../db/writes/audit.server.ts'
import { insertSigningKey, retireSigningKeys } from '../../db/writes/certification.server.ts'
import { ok } from '../../domain/shared/result.ts'
import type { NewKey, Signer } from '../../lib/certificate/signer.server.ts'
import { civilDateIn } from '../../lib/site-time.server.ts'
import type { World } from '../world.ts'

/** The key that signs now; the first one is made when it is first needed. */
export async function signingKey(world: World, signer: Signer) {
  const standing = await currentSigningKey(world.db)
  if (standing) return standing
  const fresh = await signer.newKey()
  await world.db.tx(async () => {
    // somebody else may have been first
    if (!(await currentSigningKey(world.db))) await putInUse(world, fresh, null)
  })
  const made = await currentSigningKey(world.db)
  if (!made) throw new Error('no signing key')
  return made
}

/**
 * Makes a new key and takes the old one out of use. What the old key signed stays valid: its public half stays published.
 * @param actorId null: the command line
 */
export async function rotateKey(
  world: World,
  { signer, actorId }: { signer: Signer; actorId: string | null },
) {
  const fresh = await signer.newKey()
  return world.db.tx(async () => {
    const retired = await retireSigningKeys(world.db, world.now())
    return ok({ id: await putInUse(world, fresh, actorId), retired })
  })
}

/** Keys are counted within the year on the site's calendar: 2026-1. */
async function putInUse({ db, now, newId }: World, key: NewKey, actorId: string | null): Promise<string> {
  const at = now()
  const year = `${civilDateIn(at).year}-`
  const earlier = (await allSigningKeys(db)).filter(({ id }) => id.startsWith(year)).length
  const id = `${year}${earlier + 1}`
  await insertSigningKey(db, { id, ...key, createdAt: at, retiredAt: null })
  await recordEvent(db, { id: newId(), at, actorId, kind: 'signing-key-made', subject: id })
  return id
}
