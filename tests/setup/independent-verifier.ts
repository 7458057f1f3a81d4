import { createHash, createPublicKey, verify } from 'node:crypto'
import { gunzipSync } from 'node:zlib'

/**
 * What somebody else would write to check our credentials: node:crypto and the published files, none of our code and no
 * JOSE library.
 */
export type Jwk = { kty: string; crv?: string; x?: string; kid?: string; d?: string }
type Json = Record<string, unknown>

const jsonOf = (part: string): Json => JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))

/** The payload of a compact JWS whose Ed25519 signature a published key bears out. @throws when none does */
export function payloadOf(jwt: string, { keys }: { keys: Jwk[] }): Json {
  const [head = '', body = '', signature = ''] = jwt.split('.')
  const { alg, kid } = jsonOf(head)
  if (alg !== 'EdDSA') throw new Error(`algorithm ${alg}`)
  const jwk = keys.find((key) => key.kid === kid && key.kty === 'OKP' && key.crv === 'Ed25519')
  if (!jwk) throw new Error(`no key ${kid}`)
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: jwk.x ?? '' }, format: 'jwk' })
  const signed = verify(
    null,
    Buffer.from(`${head}.${body}`, 'ascii'),
    key,
    Buffer.from(signature, 'base64url'),
  )
  if (!signed) throw new Error('the signature does not fit')
  return jsonOf(body)
}

type Status = { statusListIndex: string; statusListCredential: string }
export const statusEntryOf = (credential: Json): Status => credential.credentialStatus as Status

/** Whether the bit of a credential is set in a signed status list. */
export function isRevokedIn(list: Json, credential: Json): boolean {
  const { statusListIndex, statusListCredential } = statusEntryOf(credential)
  if (list.id !== statusListCredential) throw new Error('another list')
  const { encodedList } = list.credentialSubject as { encodedList: string }
  const bits = gunzipSync(Buffer.from(encodedList.slice(1), 'base64url'))
  const index = Number(statusListIndex)
  return (((bits[Math.floor(index / 8)] ?? 0) >> (7 - (index % 8))) & 1) === 1
}

type Identity = { identityHash: string; salt: string }

/** Whether a credential was issued to this staff number or name. */
export function belongsTo(credential: Json, text: string): boolean {
  const { identifier } = credential.credentialSubject as { identifier: Identity[] }
  return identifier.some(
    ({ identityHash, salt }) =>
      identityHash ===
      `sha256$${createHash('sha256')
        .update(text + salt)
        .digest('hex')}`,
  )
}
