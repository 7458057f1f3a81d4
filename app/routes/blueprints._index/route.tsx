import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { levelsWithBlueprint } from '../../db/reads/blueprints.server.ts'
import { requireRole } from '../../lib/auth/require-role.server.ts'

/** The blueprints begin with the lowest level that has one; the page switches between levels. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireRole(request, context, 'trainer')
  const [lowest = 'l4'] = await levelsWithBlueprint(context.world.db)
  return redirect(`/blueprints/${lowest}`)
}
