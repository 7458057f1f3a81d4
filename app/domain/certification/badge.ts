import type { Instant } from '../shared/instant.ts'
import type { Level } from '../shared/level.ts'

/** Named, never fetched: whoever verifies brings these along. */
const VC_CONTEXT = 'https://www.w3.org/ns/credentials/v2'
const BADGE_CONTEXT = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'

export const SCOPES = ['theory', 'full'] as const
export type Scope = (typeof SCOPES)[number]

/** The stable addresses of everything a credential points at. @param site where people reach it, without a slash at the end */
export const addressesOf = (site: string) => ({
  issuer: `${site}/issuer`,
  keys: `${site}/.well-known/jwks.json`,
  achievement: (level: Level, scope: Scope) => `${site}/achievements/${level}-${scope}`,
  statusList: (list: number) => `${site}/credentials/status/${list}`,
  verify: (code: string) => `${site}/verify/${code}`,
})

const LEVEL_NAME: Record<Level, string> = { l4: '四级', l3: '三级', l2: '二级', l1: '一级' }

/** What a certificate of a level attests, as Open Badges write it. */
export function achievementOf(site: string, level: Level, scope: Scope) {
  const name = LEVEL_NAME[level]
  const whole = scope === 'full'
  return {
    id: addressesOf(site).achievement(level, scope),
    type: ['Achievement'],
    achievementType: whole ? 'Certification' : 'Assessment',
    humanCode: `${level.toUpperCase()}-${scope}`,
    inLanguage: 'zh-CN',
    name: whole ? `VIP 客户服务经理岗位技能${name}` : `VIP 客户维系与挽留${name}理论考试合格`,
    description: whole
      ? `达到 VIP 客户服务经理岗位技能${name}的要求。`
      : `${name}理论考试达到合格线。只证明理论部分，不代表岗位技能等级。`,
    criteria: {
      narrative: whole
        ? '学满本级学时，具备申报条件；理论考试不低于 60 分；技能考核各场平均不低于 60 分且没有一场触发红线；要求综合评审的级别，综合评审不低于 60 分。'
        : '学满本级学时，具备申报条件；理论考试不低于 60 分。',
    },
  }
}

/** Who issues, as Open Badges write it. */
export const issuerProfile = (site: string) => ({
  id: addressesOf(site).issuer,
  type: ['Profile'],
  name: '维挽学堂',
  url: site,
})

export type BadgeFacts = Readonly<{
  level: Level
  scope: Scope
  code: string
  number: string
  issuedAt: Instant
  validUntil: Instant
  /** The recipient, hashed: nothing in the credential says who he is to anybody who does not know already. */
  identities: readonly Readonly<{ identityType: string; identityHash: string }>[]
  salt: string
  list: number
  statusIndex: number
}>

/** @param at whole seconds are kept, as JWT dates have no more */
const dateTime = (at: Instant): string => `${new Date(seconds(at) * 1_000).toISOString().slice(0, 19)}Z`
const seconds = (at: Instant): number => Math.floor(at / 1_000)

/**
 * An OpenBadgeCredential as the payload of a VC-JWT: the credential itself with the registered claims beside it.
 * @see Open Badges 3.0 §8.2; Verifiable Credentials Data Model 2.0; Bitstring Status List 1.0
 */
export function badgePayload(site: string, facts: BadgeFacts): Record<string, unknown> {
  const { level, scope, salt, issuedAt, validUntil } = facts
  const [addresses, achievement] = [addressesOf(site), achievementOf(site, level, scope)]
  const id = addresses.verify(facts.code)
  const list = addresses.statusList(facts.list)
  return {
    '@context': [VC_CONTEXT, BADGE_CONTEXT],
    id,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: achievement.name,
    issuer: issuerProfile(site),
    validFrom: dateTime(issuedAt),
    validUntil: dateTime(validUntil),
    credentialSubject: {
      type: ['AchievementSubject'],
      identifier: facts.identities.map(({ identityType, identityHash }) => ({
        type: 'IdentityObject',
        hashed: true,
        identityHash,
        identityType,
        salt,
      })),
      licenseNumber: facts.number,
      achievement,
    },
    credentialStatus: {
      id: `${list}#${facts.statusIndex}`,
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: String(facts.statusIndex),
      statusListCredential: list,
    },
    iss: addresses.issuer,
    jti: id,
    nbf: seconds(issuedAt),
    exp: seconds(validUntil),
  }
}

/** A page of the status list as the payload of a VC-JWT. @param encodedList multibase base64url of the gzipped bits */
export function statusListPayload(
  site: string,
  { list, encodedList, now, until }: { list: number; encodedList: string; now: Instant; until: Instant },
): Record<string, unknown> {
  const { issuer, statusList } = addressesOf(site)
  const id = statusList(list)
  return {
    '@context': [VC_CONTEXT],
    id,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer,
    validFrom: dateTime(now),
    validUntil: dateTime(until),
    credentialSubject: {
      id: `${id}#list`,
      type: 'BitstringStatusList',
      statusPurpose: 'revocation',
      encodedList,
    },
    iss: issuer,
    jti: id,
    nbf: seconds(now),
    exp: seconds(until),
  }
}
