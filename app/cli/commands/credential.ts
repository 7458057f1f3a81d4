import { existsSync, readFileSync } from 'node:fs'
import type { JSONWebKeySet } from 'jose'
import * as z from 'zod'
import { jwtIn } from '../../lib/certificate/credential-file.server.ts'
import { signerWith } from '../../lib/certificate/signer.server.ts'
import { verifyCredential } from '../../lib/certificate/verify-credential.server.ts'
import { rotateKey } from '../../use-cases/certificate/signing-keys.server.ts'
import { BadInput, command } from '../command.ts'
import { needsSchema } from '../needs.ts'

const SIGN = { good: '✓', bad: '✗', skipped: '–' } as const

export const credentialVerify = command(
  'credential verify',
  'FILE --jwks FILE [--status FILE] [--identity 工号或姓名] [--at 时间]  离线查验电子凭证',
  z.strictObject({
    _0: z.string('请给出凭证文件（.jwt 或 .json）'),
    jwks: z.string('请给出密钥文件：从 /.well-known/jwks.json 下载'),
    status: z.string().optional(),
    identity: z.string().optional(),
    at: z.iso.datetime({ offset: true, error: '写成 2026-12-06T09:00:00Z 的样子' }).optional(),
  }),
  async ({ _0: file, jwks, status, identity, at }) => {
    const jwt = jwtOf(file)
    const verdict = await verifyCredential({
      jwt,
      jwks: keysIn(jwks),
      ...(status !== undefined && { status: jwtOf(status) }),
      ...(identity !== undefined && { identity }),
      now: at === undefined ? Date.now() : Date.parse(at),
    })
    return {
      exit: verdict.valid ? 0 : 1,
      output: verdict,
      lines: [
        ...verdict.checks.map(({ name, outcome, detail }) => `${SIGN[outcome]} ${NAMES[name]}：${detail}`),
        verdict.valid ? '凭证有效。' : '凭证无效。',
      ],
    }
  },
)

const NAMES = { signature: '签名', shape: '内容', term: '期限', status: '状态', identity: '归属' } as const

function textOf(file: string): string {
  if (!existsSync(file)) throw new BadInput(`没有文件 ${file}`)
  return readFileSync(file, 'utf8')
}

function jwtOf(file: string): string {
  const jwt = jwtIn(textOf(file))
  if (jwt === undefined) throw new BadInput(`${file} 里没有凭证：要三段用点连起来的 JWT，或下载得到的 .json`)
  return jwt
}

const Keys = z.object({ keys: z.array(z.looseObject({ kty: z.string() })).min(1) })

function keysIn(file: string): JSONWebKeySet {
  const text = textOf(file)
  let raw: unknown
  try {
    raw = JSON.parse(text)
  } catch {
    throw new BadInput(`${file} 不是完整的 JSON；请从 /.well-known/jwks.json 重新下载`)
  }
  const parsed = Keys.safeParse(raw)
  if (!parsed.success) throw new BadInput(`${file} 不是密钥集：要有 { "keys": […] }，至少一把`)
  return parsed.data
}

export const credentialRotateKey = command(
  'credential rotate-key',
  ' 换一把签名密钥；旧密钥的公钥照样公布，签过的凭证照样有效',
  z.strictObject({}),
  async (_, around) => {
    const world = await around.world()
    await needsSchema(world.db)
    const rotated = await rotateKey(world, { signer: signerWith(around.secret), actorId: null })
    const { id, retired } = rotated.value
    return {
      exit: 0,
      output: { id, retired },
      lines: [`新密钥 ${id} 已启用`, ...retired.map((old) => `旧密钥 ${old} 已停用，公钥仍公布`)],
    }
  },
)
