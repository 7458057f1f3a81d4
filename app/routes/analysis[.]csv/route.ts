import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireRole } from '../../lib/auth/require-role.server.ts'
import { analysisOf } from '../analysis._index/scope.server.ts'

const COLUMNS = [
  'n',
  'facility',
  'sd',
  'discriminationIndex',
  'discriminativeEfficiency',
  'effectiveWeight',
  'intendedWeight',
  'pointBiserial',
  'upperLower27',
  'a',
  'b',
] as const

/** The figures of the items as a CSV file for a spreadsheet (UTF-8 with BOM). What is not defined is empty. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireRole(request, context, 'trainer')
  const { analysis, level } = await analysisOf(context.world.db, new URL(request.url).searchParams)
  const rows = analysis.items.map((item) =>
    [
      item.id,
      item.kind,
      ...COLUMNS.map((column) => item[column] ?? ''),
      item.flags.map(({ flag }) => flag).join(' '),
    ].join(','),
  )
  const head = ['item', 'kind', ...COLUMNS, 'flags'].join(',')
  return new Response(`\uFEFF${[head, ...rows].join('\r\n')}\r\n`, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="analysis-${level}.csv"`,
      'cache-control': 'no-store',
    },
  })
}
