import type { LoaderFunctionArgs } from '@remix-run/node'
import { findImport } from '../../db/reads/bank-imports.server.ts'
import { requireRole } from '../../lib/auth/require-role.server.ts'
import { csvDownload } from '../../lib/exchange/csv.server.ts'

/** The whole report as a table: every entry with its place and what became of it. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  await requireRole(request, context, 'trainer')
  const found = await findImport(context.world.db, params.importId ?? '')
  if (!found) throw new Response('no such import', { status: 404 })
  const { accepted, rejected, duplicates, near = [] } = found.report
  const rows = [
    ...rejected.map(({ part, line, item, reason }) => [part ?? '', line, 'rejected', item, reason]),
    ...duplicates.map(({ part, line, item, of }) => [part ?? '', line, 'duplicate', item, of]),
    ...near.map(({ part, line, item, of, percent }) => [part ?? '', line, 'near', item, `${of} ${percent}%`]),
    ...accepted.map(({ part, line, item, notes }) => [part ?? '', line, 'accepted', item, notes.join('；')]),
  ]
  return csvDownload('import-report.csv', [['part', 'line', 'result', 'item', 'reason'], ...rows])
}
