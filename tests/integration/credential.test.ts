import { describe, expect, test } from 'vitest'
import { bindingOf } from '#app/db/reads/certification.server.ts'
import { allSigningKeys } from '#app/db/reads/credentials.server.ts'
import { certificatesOf } from '#app/db/reads/exams.server.ts'
import { signingKeys } from '#app/db/schema/index.ts'
import { jwksOf } from '#app/domain/certification/jwks.ts'
import { DAY } from '#app/domain/shared/instant.ts'
import { enveloped, jwtIn } from '#app/lib/certificate/credential-file.server.ts'
import { signerWith } from '#app/lib/certificate/signer.server.ts'
import { type ToVerify, verifyCredential } from '#app/lib/certificate/verify-credential.server.ts'
import { approveDecision, proposeDecision } from '#app/use-cases/certificate/decide.server.ts'
import { issueCredential, issueLeftOver } from '#app/use-cases/certificate/issue-credential.server.ts'
import { signStatusList } from '#app/use-cases/certificate/publish-status.server.ts'
import { recordResult } from '#app/use-cases/certificate/record-result.server.ts'
import { rotateKey } from '#app/use-cases/certificate/signing-keys.server.ts'
import { aCertifyingWorld, anAttempt, studied } from '#tests/setup/certified.ts'
import { belongsTo, isRevokedIn, payloadOf } from '#tests/setup/independent-verifier.ts'

const issuing = {
  signer: signerWith('a secret of this server, long enough'),
  publicUrl: 'https://learn.example.cn',
}

async function issued() {
  const scene = await aCertifyingWorld()
  const { world, holder, assessor } = scene
  await studied(world, holder)
  await anAttempt(world, holder)
  const scenes = [{ name: '协议到期', minutes: 15, points: 8_100, outOf: 10_000, redLines: [] }]
  const part = { component: 'practical' as const, scenes }
  await recordResult(world, {
    personId: holder,
    actorId: assessor,
    level: 'l4',
    part,
    assessedAt: world.now(),
    note: '',
  })
  const certificate = (await certificatesOf(world.db, holder)).find((row) => bindingOf(row) !== null)
  if (!certificate) throw new Error('not awarded')
  const credential = await issueCredential(world, issuing, certificate.id)
  if (!credential.ok) throw new Error(credential.refusal.code)
  return { ...scene, certificate, jwt: credential.value.jwt }
}
type Scene = Awaited<ReturnType<typeof issued>>
const published = async ({ world }: Scene) =>
  jwksOf(await allSigningKeys(world.db)) as { keys: { kty: string; kid: string }[] }
async function listOf({ world }: Scene): Promise<string> {
  const signed = await signStatusList(world, issuing, 1)
  if (!signed.ok) throw new Error(signed.refusal.code)
  return signed.value.jwt
}
async function revoke({ world, certificate, first, second }: Scene) {
  const about = { certificateId: certificate.id, decision: 'revoke', reason: '替考' } as const
  const proposed = await proposeDecision(world, { ...about, actorId: first })
  if (proposed.ok) await approveDecision(world, { decisionId: proposed.value.id, actorId: second })
}
const verdict = async (scene: Scene, more: Partial<ToVerify> = {}) =>
  verifyCredential({ jwt: scene.jwt, jwks: await published(scene), now: scene.world.now(), ...more })
const outcomes = ({ checks }: Awaited<ReturnType<typeof verdict>>) =>
  Object.fromEntries(checks.map(({ name, outcome }) => [name, outcome]))

test('a credential is an OpenBadgeCredential that says what the certificate says, and not to whom', async () => {
  const scene = await issued()
  const { certificate, jwt } = scene
  const credential = payloadOf(jwt, await published(scene))
  expect(credential).toMatchObject({
    '@context': [
      'https://www.w3.org/ns/credentials/v2',
      expect.stringContaining('purl.imsglobal.org/spec/ob/v3p0'),
    ],
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    id: `https://learn.example.cn/verify/${certificate.code}`,
    issuer: { id: 'https://learn.example.cn/issuer', name: '维挽学堂' },
    validFrom: '2026-12-06T01:00:00Z',
    validUntil: '2029-12-05T15:59:59Z',
    credentialSubject: {
      licenseNumber: certificate.number,
      achievement: { humanCode: 'L4-full', criteria: { narrative: expect.stringContaining('红线') } },
    },
    credentialStatus: { type: 'BitstringStatusListEntry', statusListIndex: '0' },
    nbf: Math.floor(certificate.issuedAt / 1_000),
  })
  expect(belongsTo(credential, 'zx-1')).toBe(true)
  expect(belongsTo(credential, 'zx-2')).toBe(false)
  const text = Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString('utf8')
  expect(text).not.toMatch(/zx-1|人员|points|result/)
})

describe('an independent verifier', () => {
  test('sees the withdrawal in the status list', async () => {
    const scene = await issued()
    const keys = await published(scene)
    const credential = payloadOf(scene.jwt, keys)
    expect(isRevokedIn(payloadOf(await listOf(scene), keys), credential)).toBe(false)
    await revoke(scene)
    expect(isRevokedIn(payloadOf(await listOf(scene), keys), credential)).toBe(true)
  })

  test('is not fooled by a changed payload or a foreign key', async () => {
    const scene = await issued()
    const keys = await published(scene)
    const [head, body = '', signature] = scene.jwt.split('.')
    const changed = Buffer.from(
      Buffer.from(body, 'base64url').toString('utf8').replace('"L4-full"', '"L1-full"'),
    )
    expect(() => payloadOf(`${head}.${changed.toString('base64url')}.${signature}`, keys)).toThrow(
      'does not fit',
    )
    const foreign = await issuing.signer.newKey()
    const forged = await issuing.signer.sign({ id: '2026-1', ...foreign }, { type: ['OpenBadgeCredential'] })
    expect(() => payloadOf(forged ?? '', keys)).toThrow('does not fit')
  })
})

describe('our own verifier', () => {
  test('says good to what is good, and what it could not check', async () => {
    const scene = await issued()
    expect(outcomes(await verdict(scene))).toEqual({
      signature: 'good',
      shape: 'good',
      term: 'good',
      status: 'skipped',
      identity: 'skipped',
    })
    const whole = await verdict(scene, { status: await listOf(scene), identity: '人员 zx-1' })
    expect(whole.valid).toBe(true)
    expect(outcomes(whole)).toMatchObject({ status: 'good', identity: 'good' })
  })

  test('names each fault', async () => {
    const scene = await issued()
    const fault = async (more: Partial<ToVerify>) => {
      const { valid, checks } = await verdict(scene, more)
      expect(valid).toBe(false)
      return checks.filter(({ outcome }) => outcome === 'bad').map(({ name }) => name)
    }
    const old = await listOf(scene)
    expect(await fault({ now: scene.certificate.validUntil + 1_000 })).toEqual(['term'])
    expect(await fault({ now: scene.certificate.issuedAt - 2_000 })).toEqual(['term'])
    expect(await fault({ identity: '别人' })).toEqual(['identity'])
    expect(await fault({ status: scene.jwt })).toEqual(['status'])
    expect(await fault({ status: old, now: scene.world.now() + 8 * DAY })).toEqual(['status'])
    expect(await fault({ jwt: `${scene.jwt.slice(0, -8)}AAAAAAAA` })).toEqual(['signature'])
    expect(await fault({ jwt: 'not a credential' })).toEqual(['signature', 'shape'])
    await revoke(scene)
    expect(await fault({ status: await listOf(scene) })).toEqual(['status'])
  })

  test('takes the key from the published set, never from the credential', async () => {
    const scene = await issued()
    const foreign = await issuing.signer.newKey()
    const payload = payloadOf(scene.jwt, await published(scene))
    const forged = (await issuing.signer.sign({ id: 'nowhere', ...foreign }, payload)) ?? ''
    expect(outcomes(await verdict(scene, { jwt: forged }))).toMatchObject({ signature: 'bad' })
  })
})

describe('keys', () => {
  test('are made at first need, sealed, and rotated; what an old one signed can be checked for ever', async () => {
    const scene = await issued()
    const { world } = scene
    const [row] = await world.db.select().from(signingKeys)
    expect(row).toMatchObject({ id: '2026-1', algorithm: 'EdDSA' })
    expect(JSON.stringify(row)).not.toContain('"d"')
    expect(await rotateKey(world, { signer: issuing.signer, actorId: null })).toMatchObject({
      value: { id: '2026-2', retired: ['2026-1'] },
    })
    const keys = await published(scene)
    expect(keys.keys.map(({ kid }) => kid)).toEqual(['2026-1', '2026-2'])
    expect(JSON.stringify(keys)).not.toContain('"d"')
    expect(payloadOf(scene.jwt, keys)).toMatchObject({ credentialStatus: { statusListIndex: '0' } })
    expect(isRevokedIn(payloadOf(await listOf(scene), keys), payloadOf(scene.jwt, keys))).toBe(false)
  })

  test('sealed with another secret sign nothing, and say so', async () => {
    const scene = await issued()
    const other = { ...issuing, signer: signerWith('another secret of this server, as long') }
    expect(await signStatusList(scene.world, other, 1)).toMatchObject({ refusal: { code: 'key-sealed' } })
  })
})

test('a credential is signed once; what is left over is signed in its turn; nothing is signed for what was withdrawn', async () => {
  const scene = await issued()
  const { world, certificate, holder, jwt } = scene
  expect(await issueCredential(world, issuing, certificate.id)).toMatchObject({ value: { jwt } })
  world.later(400 * DAY)
  await anAttempt(world, holder)
  expect(await issueLeftOver(world, issuing)).toBe(1)
  expect(await issueLeftOver(world, issuing)).toBe(0)
  const statement = (await certificatesOf(world.db, holder)).find(({ supersededBy }) => supersededBy !== null)
  expect(await issueCredential(world, issuing, statement?.id ?? '')).toMatchObject({
    refusal: { code: 'not-in-force' },
  })
})

test('there is no status list before anything was signed', async () => {
  const { world } = await aCertifyingWorld()
  expect(await signStatusList(world, issuing, 1)).toMatchObject({ refusal: { code: 'no-such-list' } })
})

test('the JSON form carries the same JWT', async () => {
  const { jwt } = await issued()
  expect(jwtIn(JSON.stringify(enveloped(jwt)))).toBe(jwt)
  expect(jwtIn(` ${jwt}\n`)).toBe(jwt)
  expect(jwtIn('{"id":"x"}')).toBeUndefined()
})
