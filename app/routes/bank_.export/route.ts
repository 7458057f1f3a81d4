import type { LoaderFunctionArgs } from '@remix-run/node'
import * as z from 'zod'
import { ItemStatus } from '../../domain/item/schema.ts'
import { Level } from '../../domain/shared/level.ts'
import { requireRole } from '../../lib/auth/require-role.server.ts'
import { EXPORT_FORMATS, EXTENSION } from '../../lib/exchange/write-any.server.ts'
import { exportItems } from '../../use-cases/item/export-items.server.ts'

const Asked = z.object({
  format: z.enum(EXPORT_FORMATS),
  level: Level.optional().catch(undefined),
  status: ItemStatus.optional().catch(undefined),
})

/** The bank as a file, keys and all. @throws Response 400 when the format is none of ours */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireRole(request, context, 'trainer')
  const { searchParams } = new URL(request.url)
  const asked = Asked.safeParse(Object.fromEntries([...searchParams].filter(([, value]) => value !== '')))
  if (!asked.success) throw new Response('no such format', { status: 400 })
  const { format, ...wanted } = asked.data
  const { bytes } = await exportItems(context.world, viewer.id, format, wanted)
  return new Response(Buffer.from(bytes), {
    headers: {
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename="weiwan-bank.${EXTENSION[format]}"`,
      'cache-control': 'no-store',
    },
  })
}
