import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireRole } from '../../lib/auth/require-role.server.ts'
import { csvDownload } from '../../lib/exchange/csv.server.ts'
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

/** The figures of the items for a spreadsheet. What is not defined is empty. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireRole(request, context, 'trainer')
  const { analysis, level } = await analysisOf(context.world.db, new URL(request.url).searchParams)
  const head = ['item', 'kind', ...COLUMNS, 'flags']
  const rows = analysis.items.map((item) => [
    item.id,
    item.kind,
    ...COLUMNS.map((column) => item[column] ?? ''),
    item.flags.map(({ flag }) => flag).join(' '),
  ])
  return csvDownload(`analysis-${level}.csv`, [head, ...rows])
}
