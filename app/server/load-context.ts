import type { SessionCookies } from '../lib/auth/session-cookie.server.ts'
import type { Signer } from '../lib/certificate/signer.server.ts'
import type { Solver } from '../lib/solver/highs.server.ts'
import type { Live } from '../runtime/live.server.ts'
import type { LanguagePorts } from '../use-cases/role-play/language-ports.ts'
import type { World } from '../use-cases/world.ts'

/** What every loader and action gets of the process it runs in. */
export type LoadContext = Readonly<{
  cspNonce: string
  requestId: string
  world: World
  cookies: SessionCookies
  /** A language model that words the simulated customers' replies; undefined: the site has none. */
  language: LanguagePorts | undefined
  /** What live pages hear. */
  live: Live
  /** Signs credentials with keys that only this server's secret opens. */
  signer: Signer
  /** The server's thread for integer programs: a route's own bundle has no file to start one from. */
  solver: Solver
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
