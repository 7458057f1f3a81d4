import { createServer } from 'node:http'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { constants } from 'node:zlib'
import { createRequestHandler } from '@remix-run/express'
import type { ServerBuild } from '@remix-run/node'
import compression from 'compression'
import express from 'express'
import expressStaticGzip from 'express-static-gzip'
import pino from 'pino'
import { coalesce } from '../db/engine/coalesce.server.ts'
import { openEngine } from '../db/engine/open.server.ts'
import { sessionHolders } from '../db/reads/people.server.ts'
import { traineeDoor } from '../lib/auth/require-role.server.ts'
import { sessionCookies } from '../lib/auth/session-cookie.server.ts'
import { signerWith } from '../lib/certificate/signer.server.ts'
import { openSolver } from '../lib/solver/highs.server.ts'
import { chatOf, readEnv } from '../runtime/env.server.ts'
import { credentialsJob, JOBS, runJobs } from '../runtime/jobs/run-jobs.server.ts'
import { liveFeeds } from '../runtime/live.server.ts'
import { realWorld } from '../runtime/world.server.ts'
import { type ArrivedEvent, saveTogether } from '../use-cases/exam/save-answers.server.ts'
import { offerSetup } from '../use-cases/people/add-person.server.ts'
import { portsOn } from '../use-cases/role-play/language-ports.ts'
import { answers } from './answers.ts'
import { plainHeaders, securityHeaders } from './csp.ts'
import { bodyLimit, sameOriginOnly } from './guards.ts'
import { healthz, readyz } from './health.ts'
import type { LoadContext } from './load-context.ts'
import { logRequest } from './request-log.ts'

const development = process.argv.includes('--dev')
if (!development) process.env.NODE_ENV = 'production'
const env = readEnv()
const log = pino({ level: env.LOG_LEVEL })
const engine = openEngine(env.DATABASE_URL)
const world = realWorld(engine.db)
const live = liveFeeds(world, log)
const chat = chatOf(env)
const language = chat && portsOn(chat)
const signer = signerWith(env.SESSION_SECRET)
const solver = openSolver()
const publicUrl = env.PUBLIC_URL?.replace(/\/$/, '')
const readiness = { draining: false }

const app = express()
app.disable('x-powered-by')
app.set('trust proxy', env.TRUST_PROXY)
app.use((request, response, next) => {
  response.locals.requestId = logRequest(log, request, response)
  next()
})
const https = env.PUBLIC_URL?.startsWith('https:') ?? false
const cookies = sessionCookies({ secret: env.SESSION_SECRET, secure: https })
app.use(securityHeaders({ strict: !development, https }))
app.use(
  compression({
    // one step above the default: a millisecond more for scripts a twentieth smaller
    brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } },
    filter: (request, response) =>
      !response.getHeader('Content-Type')?.toString().includes('event-stream') &&
      compression.filter(request, response),
  }),
)

const vite = development
  ? await import('vite').then(({ createServer }) => createServer({ server: { middlewareMode: true } }))
  : undefined
if (vite) app.use(vite.middlewares)
else {
  app.use(
    '/assets',
    // the build has compressed them already
    expressStaticGzip('build/client/assets', {
      enableBrotli: true,
      orderPreference: ['br'],
      index: false,
      serveStatic: { immutable: true, maxAge: '1y', fallthrough: false },
    }),
  )
  app.use(express.static('build/client', { maxAge: '1h' }))
}
app.get('/healthz', healthz)
app.get('/readyz', readyz(engine.db, readiness, 'build/server/lessons.json'))
app.use(sameOriginOnly, bodyLimit)

const build = async (): Promise<ServerBuild> =>
  vite
    ? ((await vite.ssrLoadModule('virtual:remix/server-build')) as ServerBuild)
    : await import(pathToFileURL(join(process.cwd(), 'build/server/index.js')).href)
app.all(
  '*',
  createRequestHandler({
    build: vite ? build : await build(),
    mode: development ? 'development' : 'production',
    getLoadContext: (request, response): LoadContext => ({
      cspNonce: response.locals.nonce,
      requestId: response.locals.requestId,
      world,
      cookies,
      language,
      live,
      signer,
      solver,
      address: request.ip ?? 'unknown',
      publicUrl: publicUrl ?? `${request.protocol}://${request.get('host')}`,
      zone: env.SITE_ZONE,
      development,
    }),
  }),
)

/** SQLite has one writer: a second flush under way would only wait, and a larger one costs less for each answer. */
const together = engine.dialect === 'sqlite' ? { most: 1_000, flights: 1 } : {}
const takeAnswers = answers({
  now: world.now,
  door: traineeDoor({
    world,
    cookies,
    holderOf: coalesce({
      flush: async (idHashes: readonly string[]) => {
        const holders = await sessionHolders(world.db, idHashes, 'trainee')
        return idHashes.map((idHash) => holders.get(idHash))
      },
    }),
  }),
  save: coalesce({ flush: (events: readonly ArrivedEvent[]) => saveTogether(world, events), ...together }),
  headers: plainHeaders({ https }),
  onError: (error) => log.error({ err: error }, 'saving answers'),
})
/** Connections the system may hold for us: a hall that starts, or comes back, knocks in one moment; 511 by default. */
const BACKLOG = 4_096
const server = createServer((request, response) => {
  if (takeAnswers(request, response)) logRequest(log, request, response)
  else app(request, response)
})
// an address guessed from a request is good for a page, not for a signature that outlives it
const jobs = publicUrl === undefined ? JOBS : [...JOBS, credentialsJob({ signer, publicUrl })]
const stopJobs = runJobs(world, log, jobs)
server.listen({ port: env.PORT, host: env.HOST, backlog: BACKLOG }, async () => {
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : env.PORT
  console.log(`维挽学堂 http://localhost:${port}`)
  const token = await offerSetup(world)
  if (token)
    console.log(`还没有任何账号。用这个一次性链接创建管理员：http://localhost:${port}/setup?token=${token}`)
})

/** Stops taking requests, finishes those under way, then closes the database. */
function stop() {
  if (readiness.draining) return
  readiness.draining = true
  stopJobs()
  live.close()
  server.close(async () => {
    await solver.close()
    await engine.close()
    process.exit(0)
  })
  server.closeIdleConnections()
  setTimeout(() => process.exit(1), 10_000).unref()
}
process.on('SIGTERM', stop).on('SIGINT', stop)
