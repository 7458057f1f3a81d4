import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { requireRole } from '../../lib/auth/require-role.server.ts'
import { EXPORT_FORMATS } from '../../lib/exchange/losses.ts'
import { EXTENSION } from '../../lib/exchange/write-any.server.ts'
import { exportItems } from '../../use-cases/item/export-items.server.ts'
import { wantedIn } from '../bank_.export._index/wanted.server.ts'

/** The bank as a file, keys and all. An address that names none of our formats leads to the page that offers them. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireRole(request, context, 'trainer')
  const { searchParams } = new URL(request.url)
  const format = EXPORT_FORMATS.find((known) => known === searchParams.get('format'))
  if (!format) {
    searchParams.delete('format')
    searchParams.set('problem', 'format')
    return redirect(`/bank/export?${searchParams}`)
  }
  const { bytes } = await exportItems(context.world, viewer.id, format, wantedIn(searchParams))
  return new Response(Buffer.from(bytes), {
    headers: {
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename="weiwan-bank.${EXTENSION[format]}"`,
      'cache-control': 'no-store',
    },
  })
}
