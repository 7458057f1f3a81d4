import type { SessionCookies } from '../lib/auth/session-cookie.server.ts'
import type { Signer } from '../lib/certificate/signer.server.ts'
import type { Live } from '../runtime/live.server.ts'
import type { World } from '../use-cases/world.ts'

/** What every loader and action gets of the process it runs in. */
export type LoadContext = Readonly<{
  cspNonce: string
  requestId: string
  world: World
  cookies: SessionCookies
  /** What live pages hear. */
  live: Live
  /** Signs credentials with keys that only this server's secret opens. */
  signer: Signer
  /** The client's address, for limits. */
  address: string
  /** Where people reach the site, without a slash at the end. */
  publicUrl: string
  zone: string
  development: boolean
}>

declare module '@remix-run/server-runtime' {
  interface AppLoadContext extends LoadContext {}
}
