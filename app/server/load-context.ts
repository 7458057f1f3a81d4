import type { SessionCookies } from '../lib/auth/session-cookie.server.ts'
import type { Signer } from '../lib/certificate/signer.server.ts'
import type { Live } from '../runtime/live.server.ts'
import type { Acknowledgement, ArrivedEvent } from '../use-cases/exam/save-answers.server.ts'
import type { World } from '../use-cases/world.ts'

/** What every loader and action gets of the process it runs in. */
export type LoadContext = Readonly<{
  cspNonce: string
  requestId: string
  world: World
  cookies: SessionCookies
  /** Takes in one answer event; calls close together share a transaction. */
  saveAnswer: (event: ArrivedEvent) => Promise<Acknowledgement>
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
