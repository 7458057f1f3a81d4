import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { requireViewer, sessionHashOf } from '../../lib/auth/require-role.server.ts'
import { signOut } from '../../use-cases/people/end-sessions.server.ts'

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requireViewer(request, context)
  await signOut(context.world, { personId: viewer.id, sessionHash: sessionHashOf(request, context) })
  throw redirect('/sign-in', { headers: { 'Set-Cookie': context.cookies.write(null) } })
}
