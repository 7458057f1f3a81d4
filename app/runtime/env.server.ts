import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import * as z from 'zod'
import { fileOf } from '../db/engine/open.server.ts'
import { type Chat, openAiChat } from '../lib/language-model/chat.server.ts'

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
  /** An OpenAI-compatible endpoint, up to and without /chat/completions; none: no language model is used. */
  LANGUAGE_MODEL_URL: z.url({ protocol: /^https?$/ }).optional(),
  LANGUAGE_MODEL: z.string().min(1).optional(),
  LANGUAGE_MODEL_KEY: z.string().min(1).optional(),
  /** Milliseconds an answer may take; after that the templates speak. */
  LANGUAGE_MODEL_TIMEOUT: z.coerce.number().int().min(100).max(2_900).default(2_800),
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
  if (env.LANGUAGE_MODEL_URL !== undefined && env.LANGUAGE_MODEL === undefined)
    throw new Error('写了 LANGUAGE_MODEL_URL，还要写 LANGUAGE_MODEL：那里的模型叫什么')
  const secret = env.SESSION_SECRET ?? keptSecret(env.DATABASE_URL)
  if (secret.length < SHORTEST_SECRET) throw new Error(`SESSION_SECRET 至少 ${SHORTEST_SECRET} 个字符`)
  return { ...env, SESSION_SECRET: secret }
}

/** The language model of the environment; undefined: none is set. */
export const chatOf = ({
  LANGUAGE_MODEL_URL: baseUrl,
  LANGUAGE_MODEL: model,
  LANGUAGE_MODEL_KEY: key,
  LANGUAGE_MODEL_TIMEOUT: timeoutMs,
}: Env): Chat | undefined =>
  baseUrl === undefined || model === undefined ? undefined : openAiChat({ baseUrl, model, key, timeoutMs })

function keptSecret(databaseUrl: string): string {
  const folder = databaseUrl.startsWith('file:') ? dirname(fileOf(databaseUrl)) : 'data'
  const file = join(folder, 'session-secret')
  if (existsSync(file)) return readFileSync(file, 'utf8').trim()
  mkdirSync(folder, { recursive: true })
  const secret = randomBytes(32).toString('hex')
  writeFileSync(file, secret, { mode: 0o600 })
  return secret
}
