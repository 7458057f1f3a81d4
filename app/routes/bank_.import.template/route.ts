import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireRole } from '../../lib/auth/require-role.server.ts'
import { templateWorkbook } from '../../lib/exchange/write-any.server.ts'

/** The workbook to fill in. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireRole(request, context, 'trainer')
  return new Response(Buffer.from(await templateWorkbook()), {
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition':
        "attachment; filename*=UTF-8''%E8%AF%95%E9%A2%98%E5%AF%BC%E5%85%A5%E6%A8%A1%E6%9D%BF.xlsx",
    },
  })
}
