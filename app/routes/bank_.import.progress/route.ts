import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireRole } from '../../lib/auth/require-role.server.ts'
import { progressOf } from '../../lib/exchange/progress.server.ts'

/** How far the viewer's own import is; null: nothing is being read yet, or no longer. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireRole(request, context, 'trainer')
  return { progress: progressOf(viewer.id) }
}
