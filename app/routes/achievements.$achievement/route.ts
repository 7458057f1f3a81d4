import type { LoaderFunctionArgs } from '@remix-run/node'
import { achievementOf, SCOPES } from '../../domain/certification/badge.ts'
import { LEVELS } from '../../domain/shared/level.ts'
import { publicJson } from '../../lib/http/public-json.server.ts'

/** Public: what a certificate attests, at the address its credential names (`l4-full`). */
export async function loader({ params, context }: LoaderFunctionArgs) {
  for (const level of LEVELS)
    for (const scope of SCOPES)
      if (params.achievement === `${level}-${scope}`)
        return publicJson(achievementOf(context.publicUrl, level, scope))
  throw new Response('not found', { status: 404 })
}
