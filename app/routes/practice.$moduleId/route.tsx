import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { findOpenRun } from '../../db/reads/practice.server.ts'
import { requireRole } from '../../lib/auth/require-role.server.ts'
import { startPractice } from '../../use-cases/study/practise.server.ts'

/** Nothing to see here by address: a round begins from its lesson. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireRole(request, context, 'trainee')
  throw redirect(`/learn/${encodeURIComponent(params.moduleId ?? '')}`)
}

/** Begins a round of a module, or goes on with the one that was left. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const trainee = await requireRole(request, context, 'trainee')
  const moduleId = params.moduleId ?? ''
  const open = await findOpenRun(context.world.db, trainee.id, moduleId)
  if (open) throw redirect(`/practice/runs/${open.id}`)
  const started = await startPractice(context.world, { personId: trainee.id, moduleId })
  if (!started.ok) throw new Response(started.refusal.code, { status: 404 })
  throw redirect(`/practice/runs/${started.value.runId}`)
}
