import { type AppLoadContext, redirect } from '@remix-run/node'
import {
  findSession,
  findViewer,
  hasRole,
  type SessionHolder,
  type Viewer,
} from '../../db/reads/people.server.ts'
import { touchSession } from '../../db/writes/people.server.ts'
import type { Role } from '../../domain/people/roles.ts'
import { HOUR, MINUTE } from '../../domain/shared/instant.ts'
import { ok, type Result, refuse } from '../../domain/shared/result.ts'

const IDLE_LIMIT = 2 * HOUR
const ABSOLUTE_LIMIT = 12 * HOUR
/** An open page asks often; the time it was last seen is written no more often than this. */
const TOUCH_EVERY = 5 * MINUTE

const SIGNED_OUT = {
  code: 'signed-out',
  message: '登录已过期，请重新登录；答案还在这台设备上。',
} as const
const FORBIDDEN = { code: 'forbidden', message: '这个账号没有学员角色。' } as const

/** Whether a session still opens the door: neither idle too long nor too old. */
export const isLive = (
  { createdAt, lastSeenAt }: { createdAt: number; lastSeenAt: number },
  now: number,
): boolean => now - lastSeenAt <= IDLE_LIMIT && now - createdAt <= ABSOLUTE_LIMIT

/** Who is signed in, if anybody: a session that is neither idle too long nor too old. */
export async function findRequester(
  request: Request,
  { cookies, world }: AppLoadContext,
): Promise<Viewer | undefined> {
  const sessionId = cookies.read(request.headers.get('Cookie'))
  if (!sessionId) return undefined
  const idHash = cookies.hash(sessionId)
  const session = await findSession(world.db, idHash)
  const now = world.now()
  if (!session || !isLive(session, now)) return undefined
  if (now - session.lastSeenAt > TOUCH_EVERY) await touchSession(world.db, idHash, now)
  return findViewer(world.db, session.personId)
}

/** The hash of the session a request carries; call it only where somebody is signed in. */
export function sessionHashOf(request: Request, { cookies }: AppLoadContext): string {
  return cookies.hash(cookies.read(request.headers.get('Cookie')) ?? '')
}

/** Whoever is signed in. Sends everybody else to the sign-in page, and back afterwards. */
export async function requireViewer(request: Request, context: AppLoadContext): Promise<Viewer> {
  const viewer = await findRequester(request, context)
  if (viewer) return viewer
  const { pathname, search } = new URL(request.url)
  const back = request.method === 'GET' ? `?to=${encodeURIComponent(pathname + search)}` : ''
  throw redirect(`/sign-in${back}`)
}

/**
 * Whoever is signed in and has one of the roles: the first line of every loader and action that is not public.
 * @throws Response a redirect to the sign-in page, or 403 for somebody without the role
 */
export async function requireRole(
  request: Request,
  context: AppLoadContext,
  ...roles: [Role, ...Role[]]
): Promise<Viewer> {
  const viewer = await requireViewer(request, context)
  if (!hasRole(viewer, ...roles)) throw new Response('forbidden', { status: 403 })
  return viewer
}

/**
 * `requireRole` for requests that a script makes and no person sees: the answer is JSON, never a redirect.
 * @throws Response 401 for nobody, 403 for somebody without the role
 */
export async function requireRoleJson(
  request: Request,
  context: AppLoadContext,
  ...roles: [Role, ...Role[]]
): Promise<Viewer> {
  const viewer = await findRequester(request, context)
  if (!viewer) throw Response.json({ refusal: SIGNED_OUT }, { status: 401 })
  if (!hasRole(viewer, ...roles)) throw Response.json({ refusal: FORBIDDEN }, { status: 403 })
  return viewer
}

/** Admits one trainee by the `Cookie` header of his request. */
export type TraineeDoor = (
  cookie: string | undefined,
) => Promise<Result<{ readonly id: string }, typeof SIGNED_OUT | typeof FORBIDDEN>>

/**
 * `requireRoleJson` for trainees and outside Remix, for what a whole hall asks at once. Nothing is remembered between
 * two requests: a session that was ended, or an account that was closed, is shut out at once.
 * @param holderOf finds who is behind a session, by its hash; lookups close together may share a statement
 */
export function traineeDoor({
  world,
  cookies,
  holderOf,
}: Pick<AppLoadContext, 'world' | 'cookies'> & {
  holderOf: (idHash: string) => Promise<SessionHolder | undefined>
}): TraineeDoor {
  return async (cookie) => {
    const sessionId = cookies.read(cookie)
    if (!sessionId) return refuse(SIGNED_OUT)
    const idHash = cookies.hash(sessionId)
    const holder = await holderOf(idHash)
    const now = world.now()
    if (!holder || !isLive(holder, now)) return refuse(SIGNED_OUT)
    if (now - holder.lastSeenAt > TOUCH_EVERY) await touchSession(world.db, idHash, now)
    return holder.holdsRole ? ok({ id: holder.personId }) : refuse(FORBIDDEN)
  }
}
