import {
  type CryptoKey,
  createLocalJWKSet,
  decodeJwt,
  type JSONWebKeySet,
  type JWTPayload,
  jwtVerify,
} from 'jose'
import * as z from 'zod'
import { isWithdrawn } from '../../domain/certification/status-list.ts'
import { sha256 } from '../hash.server.ts'
import { decodeBits } from './bitstring.server.ts'

export const CHECKS = ['signature', 'shape', 'term', 'status', 'identity'] as const
/** One thing that was checked: `skipped` when what it needs was not given. */
export type Check = Readonly<{
  name: (typeof CHECKS)[number]
  outcome: 'good' | 'bad' | 'skipped'
  detail: string
}>
export type Verdict = Readonly<{
  valid: boolean
  checks: readonly Check[]
  credential: JWTPayload | undefined
}>

const Status = z.object({
  type: z.literal('BitstringStatusListEntry'),
  statusPurpose: z.literal('revocation'),
  statusListIndex: z.string().regex(/^\d+$/),
  statusListCredential: z.string(),
})
const Identity = z.object({ identityHash: z.string(), identityType: z.string(), salt: z.string() })
const Badge = z.object({
  type: z.array(z.string()).refine((types) => types.includes('OpenBadgeCredential')),
  name: z.string(),
  issuer: z.object({ id: z.string(), name: z.string() }),
  validFrom: z.iso.datetime(),
  validUntil: z.iso.datetime(),
  credentialSubject: z.object({ identifier: z.array(Identity), achievement: z.object({ id: z.string() }) }),
  credentialStatus: Status,
})
const StatusList = z.object({
  id: z.string(),
  issuer: z.string(),
  validUntil: z.iso.datetime(),
  credentialSubject: z.object({
    type: z.literal('BitstringStatusList'),
    statusPurpose: z.literal('revocation'),
    encodedList: z.string(),
  }),
})

export type ToVerify = Readonly<{
  jwt: string
  /** The issuer's published keys. The key is taken from here by its id, never from the header of the credential. */
  jwks: JSONWebKeySet
  /** The status list credential, as a JWT; without it nothing is said of revocation. */
  status?: string
  /** A staff number or name the credential is said to belong to. */
  identity?: string
  now: number
}>

/** Checks a credential of ours with what is at hand. It asks nobody and fetches nothing. */
export async function verifyCredential({ jwt, jwks, status, identity, now }: ToVerify): Promise<Verdict> {
  const signed = await verified(jwt, jwks)
  const checks: Check[] = [signed.check]
  const badge = Badge.safeParse(signed.payload ?? readable(jwt))
  checks.push(
    badge.success
      ? good('shape', `${badge.data.issuer.name}：${badge.data.name}`)
      : bad('shape', '不是本系统发出的 OpenBadgeCredential'),
  )
  if (badge.success) {
    checks.push(termOf(badge.data, now))
    checks.push(await statusOf(badge.data, { status, jwks, now }))
    checks.push(identityOf(badge.data, identity))
  }
  return { valid: checks.every(({ outcome }) => outcome !== 'bad'), checks, credential: signed.payload }
}

const good = (name: Check['name'], detail: string): Check => ({ name, outcome: 'good', detail })
const bad = (name: Check['name'], detail: string): Check => ({ name, outcome: 'bad', detail })
const skipped = (name: Check['name'], detail: string): Check => ({ name, outcome: 'skipped', detail })

/** Verifies the signature alone: a credential past its term is told as such, not as forged. */
async function verified(jwt: string, jwks: JSONWebKeySet): Promise<{ check: Check; payload?: JWTPayload }> {
  try {
    const keys = createLocalJWKSet(jwks)
    const { payload, protectedHeader } = await jwtVerify<JWTPayload, CryptoKey>(
      jwt,
      // without a key id any key of the set might be tried
      (header, token) => {
        if (header.kid === undefined) throw new Error('no kid')
        return keys(header, token)
      },
      { algorithms: ['EdDSA'], currentDate: startOf(jwt) },
    )
    return { check: good('signature', `Ed25519，密钥 ${protectedHeader.kid}`), payload }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return { check: bad('signature', `签名与公布的密钥对不上（${why}）`) }
  }
}

/** A moment within the term, so that the library judges the signature and we the term. */
function startOf(jwt: string): Date {
  return new Date((readable(jwt)?.nbf ?? 0) * 1_000)
}

function readable(jwt: string): JWTPayload | undefined {
  try {
    return decodeJwt(jwt)
  } catch {
    return undefined
  }
}

function termOf({ validFrom, validUntil }: z.infer<typeof Badge>, now: number): Check {
  const term = `${validFrom} 至 ${validUntil}`
  if (now < Date.parse(validFrom)) return bad('term', `还没生效：${term}`)
  // its last second counts whole
  return now < Date.parse(validUntil) + 1_000 ? good('term', term) : bad('term', `已过期：${term}`)
}

async function statusOf(
  { issuer, credentialStatus }: z.infer<typeof Badge>,
  { status, jwks, now }: Pick<ToVerify, 'status' | 'jwks' | 'now'>,
): Promise<Check> {
  const { statusListIndex, statusListCredential } = credentialStatus
  if (status === undefined)
    return skipped('status', `没有给出状态名单，是否撤销没有查；名单在 ${statusListCredential}`)
  const signed = await verified(status, jwks)
  const list = StatusList.safeParse(signed.payload)
  if (signed.check.outcome === 'bad' || !list.success) return bad('status', '状态名单的签名或格式不对')
  if (list.data.id !== statusListCredential || list.data.issuer !== issuer.id)
    return bad('status', `这份状态名单是 ${list.data.id}，凭证要查的是 ${statusListCredential}`)
  if (now >= Date.parse(list.data.validUntil) + 1_000)
    return bad('status', `状态名单 ${list.data.validUntil} 已过期，请重新下载`)
  const bits = decodeBits(list.data.credentialSubject.encodedList)
  const withdrawn = bits && isWithdrawn(bits, Number(statusListIndex))
  if (withdrawn === undefined) return bad('status', `状态名单里没有第 ${statusListIndex} 位`)
  return withdrawn
    ? bad('status', `第 ${statusListIndex} 位已置：证书已撤销或已被新证书取代`)
    : good('status', `第 ${statusListIndex} 位未置：没有撤销，没有被取代`)
}

function identityOf(
  { credentialSubject: { identifier } }: z.infer<typeof Badge>,
  identity: string | undefined,
): Check {
  if (identity === undefined) return skipped('identity', '没有给出工号或姓名，属于谁没有查')
  const held = identifier.some(
    ({ identityHash, salt }) => identityHash === `sha256$${sha256(identity + salt)}`,
  )
  return held ? good('identity', `属于 ${identity}`) : bad('identity', `不属于 ${identity}`)
}
