import type { LoaderFunctionArgs } from '@remix-run/node'
import { publishedCredential } from '../../use-cases/certificate/published-credential.server.ts'

/** Public, for whoever holds the code of a certificate: its signed credential. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const found = await publishedCredential(context.world, {
    code: params.code ?? '',
    address: context.address,
  })
  if (!found.ok)
    throw new Response(found.refusal.code, { status: found.refusal.code === 'too-many' ? 429 : 404 })
  return new Response(found.value.jwt, {
    headers: {
      'Content-Type': 'application/vc+jwt',
      'Content-Disposition': `attachment; filename="${found.value.number}.jwt"`,
      'Cache-Control': 'no-store',
      'X-Robots-Tag': 'noindex, nofollow',
    },
  })
}
