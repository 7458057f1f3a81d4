import { type AppLoadContext, redirect } from '@remix-run/node'
import { findSession, findViewer, hasRole, type Viewer } from '../../db/reads/people.server.ts'
import { touchSession } from '../../db/writes/people.server.ts'
import type { Role } from '../../domain/people/roles.ts'
import { HOUR, MINUTE } from '../../domain/shared/instant.ts'

const IDLE_LIMIT = 2 * HOUR
const ABSOLUTE_LIMIT = 12 * HOUR
/** An open page asks often; the time it was last seen is written no more often than this. */
const TOUCH_EVERY = 5 * MINUTE

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
  const sessionId = cookies.read(request)
  if (!sessionId) return undefined
  const idHash = cookies.hash(sessionId)
  const session = await findSession(world.db, idHash)
  const now = world.now()
  if (!session || now - session.lastSeenAt > IDLE_LIMIT || now - session.createdAt > ABSOLUTE_LIMIT)
    return undefined
  if (now - session.lastSeenAt > TOUCH_EVERY) await touchSession(world.db, idHash, now)
  return findViewer(world.db, session.personId)
}

/** The hash of the session a request carries; call it only where somebody is signed in. */
export function sessionHashOf(request: Request, { cookies }: AppLoadContext): string {
  return cookies.hash(cookies.read(request) ?? '')
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
  if (!viewer)
    throw Response.json(
      { refusal: { code: 'signed-out', message: '登录已过期，请重新登录；答案还在这台设备上。' } },
      { status: 401 },
    )
  if (!hasRole(viewer, ...roles))
    throw Response.json(
      { refusal: { code: 'forbidden', message: '这个账号没有学员角色。' } },
      { status: 403 },
    )
  return viewer
}
