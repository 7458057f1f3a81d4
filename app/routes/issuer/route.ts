import type { LoaderFunctionArgs } from '@remix-run/node'
import { issuerProfile } from '../../domain/certification/badge.ts'
import { publicJson } from '../../lib/http/public-json.server.ts'

/** Public: who issues the credentials, at the address they name. */
export async function loader({ context }: LoaderFunctionArgs) {
  return publicJson(issuerProfile(context.publicUrl))
}
