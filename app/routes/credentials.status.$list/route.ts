import type { LoaderFunctionArgs } from '@remix-run/node'
import { publicText } from '../../lib/http/public-json.server.ts'
import { signStatusList } from '../../use-cases/certificate/publish-status.server.ts'

/** Public: a signed list of the credentials that are no longer in force, as the credentials name it. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const list = /^[1-9]\d{0,5}$/.test(params.list ?? '') ? Number(params.list) : 0
  const signed = await signStatusList(context.world, context, list)
  if (signed.ok) return publicText(signed.value.jwt, 'application/vc+jwt')
  throw signed.refusal.code === 'no-such-list'
    ? new Response('not found', { status: 404 })
    : new Response('签名密钥打不开，请联系管理员换一把密钥。', { status: 503 })
}
