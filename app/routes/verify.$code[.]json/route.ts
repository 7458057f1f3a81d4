import type { LoaderFunctionArgs } from '@remix-run/node'
import { enveloped } from '../../lib/certificate/credential-file.server.ts'
import { publishedCredential } from '../../use-cases/certificate/published-credential.server.ts'

/** Public, for whoever holds the code of a certificate: its signed credential in a JSON document. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const found = await publishedCredential(context.world, {
    code: params.code ?? '',
    address: context.address,
  })
  if (!found.ok)
    throw new Response(found.refusal.code, { status: found.refusal.code === 'too-many' ? 429 : 404 })
  return Response.json(enveloped(found.value.jwt), {
    headers: {
      'Content-Disposition': `attachment; filename="${found.value.number}.json"`,
      'Cache-Control': 'no-store',
      'X-Robots-Tag': 'noindex, nofollow',
    },
  })
}
