import type { LoaderFunctionArgs } from '@remix-run/node'
import { allSigningKeys } from '../../db/reads/credentials.server.ts'
import { jwksOf } from '../../domain/certification/jwks.ts'
import { publicJson } from '../../lib/http/public-json.server.ts'

/** Public: every key that ever signed a credential, its public half. */
export async function loader({ context }: LoaderFunctionArgs) {
  return publicJson(jwksOf(await allSigningKeys(context.world.db)), { type: 'application/jwk-set+json' })
}
