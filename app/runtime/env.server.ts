import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import * as z from 'zod'
import { fileOf } from '../db/engine/open.server.ts'

const SHORTEST_SECRET = 32

const Environment = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  DATABASE_URL: z
    .string()
    .regex(/^(file:|postgres(ql)?:\/\/|pglite:)/, 'file:路径 或 postgres://…')
    .default('file:data/weiwan.db'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().default('0.0.0.0'),
  /** Where people reach the site; certificates and QR codes carry it. */
  PUBLIC_URL: z.url().optional(),
  SESSION_SECRET: z.string().optional(),
  /** IANA name of the zone pages show times in. */
  SITE_ZONE: z.string().default('Asia/Shanghai'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  /** How many proxies in front are trusted to name the client's address. */
  TRUST_PROXY: z.coerce.number().int().min(0).default(0),
})

export type Env = Readonly<Omit<z.infer<typeof Environment>, 'SESSION_SECRET'> & { SESSION_SECRET: string }>

/**
 * Reads the environment once. A missing session secret is made and kept beside the database, so that a restart signs
 * nobody out; a short one is refused.
 * @throws Error that names every variable that is off
 */
export function readEnv(source: NodeJS.ProcessEnv = process.env): Env {
  const parsed = Environment.safeParse(source)
  if (!parsed.success) {
    const lines = parsed.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`)
    throw new Error(`环境变量有误：\n${lines.join('\n')}`)
  }
  const env = parsed.data
  const secret = env.SESSION_SECRET ?? keptSecret(env.DATABASE_URL)
  if (secret.length < SHORTEST_SECRET) throw new Error(`SESSION_SECRET 至少 ${SHORTEST_SECRET} 个字符`)
  return { ...env, SESSION_SECRET: secret }
}

function keptSecret(databaseUrl: string): string {
  const folder = databaseUrl.startsWith('file:') ? dirname(fileOf(databaseUrl)) : 'data'
  const file = join(folder, 'session-secret')
  if (existsSync(file)) return readFileSync(file, 'utf8').trim()
  mkdirSync(folder, { recursive: true })
  const secret = randomBytes(32).toString('hex')
  writeFileSync(file, secret, { mode: 0o600 })
  return secret
}
