import { createHmac, randomBytes } from 'node:crypto'

export type SessionCookies = {
  /** The session id in a request's `Cookie` header. */
  read(header: string | null | undefined): string | undefined
  /** The header that gives a browser its session, or takes it away. */
  write(sessionId: string | null): string
  /** What is stored for a session id: a copy of the table opens nothing. */
  hash(sessionId: string): string
}

export const newSessionId = (): string => randomBytes(32).toString('base64url')

/** Session cookies of the site. `secure` where people come by https: the name then binds the cookie to the host. */
export function sessionCookies({ secret, secure }: { secret: string; secure: boolean }): SessionCookies {
  const name = secure ? '__Host-weiwan' : 'weiwan'
  const flags = `Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
  return {
    read(header) {
      const cookies = header?.split(/;\s*/) ?? []
      return cookies.find((cookie) => cookie.startsWith(`${name}=`))?.slice(name.length + 1) || undefined
    },
    write: (sessionId) =>
      sessionId === null ? `${name}=; ${flags}; Max-Age=0` : `${name}=${sessionId}; ${flags}`,
    hash: (sessionId) => createHmac('sha256', secret).update(sessionId).digest('hex'),
  }
}
