import { findCredential, findLogin, withoutCredential } from '../../db/reads/credentials.server.ts'
import { findCertificate } from '../../db/reads/exams.server.ts'
import { recordEvent } from '../../db/writes/audit.server.ts'
import { insertCredential, nextStatusIndex, setStatusIndex } from '../../db/writes/certification.server.ts'
import { badgePayload, type Scope } from '../../domain/certification/badge.ts'
import { placeOf } from '../../domain/certification/status-list.ts'
import { ok, refuse } from '../../domain/shared/result.ts'
import type { Signer } from '../../lib/certificate/signer.server.ts'
import { sha256 } from '../../lib/hash.server.ts'
import type { World } from '../world.ts'
import { signingKey } from './signing-keys.server.ts'

/** Who signs, and the address people reach the site by: it stands in what is signed. */
export type Issuing = Readonly<{ signer: Signer; publicUrl: string }>

/**
 * Signs the credential of a certificate in force, once: again returns the one there is. Staff number and name go in as
 * salted hashes. Refuses `no-such-certificate`, `not-in-force` and `key-sealed` (the server's secret has changed).
 */
export async function issueCredential(world: World, { signer, publicUrl }: Issuing, certificateId: string) {
  const { db, now, newId, newSeed } = world
  const [at, eventId, salt] = [now(), newId(), newSeed()]
  const standing = await findCredential(db, certificateId)
  if (standing) return ok({ jwt: standing.jwt, keyId: standing.keyId })
  const certificate = await findCertificate(db, { id: certificateId })
  if (!certificate) return refuse({ code: 'no-such-certificate' } as const)
  if (certificate.revokedAt !== null || certificate.supersededBy !== null)
    return refuse({ code: 'not-in-force' } as const)
  const key = await signingKey(world, signer)
  const login = (await findLogin(db, certificate.personId)) ?? ''
  const place = placeOf(await placeFor(world, certificateId))
  const hashed = (identityType: string, text: string) => ({
    identityType,
    identityHash: `sha256$${sha256(text + salt)}`,
  })
  const payload = badgePayload(publicUrl, {
    level: certificate.level,
    scope: certificate.scope as Scope, // written by the awards only
    code: certificate.code,
    number: certificate.number,
    issuedAt: certificate.issuedAt,
    validUntil: certificate.validUntil,
    identities: [hashed('userName', login), hashed('name', certificate.holderName)],
    salt,
    list: place.list,
    statusIndex: place.index,
  })
  const jwt = await signer.sign(key, payload)
  if (jwt === undefined) return refuse({ code: 'key-sealed', keyId: key.id } as const)
  return db.tx(async () => {
    const first = await findCredential(db, certificateId)
    if (first) return ok({ jwt: first.jwt, keyId: first.keyId })
    await insertCredential(db, { certificateId, keyId: key.id, jwt, issuedAt: at })
    await recordEvent(db, {
      id: eventId,
      at,
      actorId: null,
      kind: 'credential-issued',
      subject: certificate.number,
      facts: { keyId: key.id, ...place },
    })
    return ok({ jwt, keyId: key.id })
  })
}

/** The place of a certificate in the status list; given out once. */
const placeFor = ({ db }: World, certificateId: string): Promise<number> =>
  db.tx(async () => {
    const certificate = await findCertificate(db, { id: certificateId })
    const standing = certificate?.statusIndex ?? null
    if (standing !== null) return standing
    const fresh = await nextStatusIndex(db, 'revocation')
    await setStatusIndex(db, certificateId, fresh)
    return fresh
  })

const A_TURN = 50

/** Signs what has no credential yet. @returns how many were signed */
export async function issueLeftOver(world: World, issuing: Issuing): Promise<number> {
  let issued = 0
  for (const id of await withoutCredential(world.db, A_TURN))
    if ((await issueCredential(world, issuing, id)).ok) issued++
  return issued
}
