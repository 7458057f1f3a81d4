import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Shell } from '../../components/shell/shell.tsx'
import { PracticalPage } from '../../components/talk/practical-page.tsx'
import { findPracticalView } from '../../db/reads/practical-view.server.ts'
import { requireRole } from '../../lib/auth/require-role.server.ts'
import { refused } from '../../lib/http/refused.ts'
import { pageTitle } from '../../lib/i18n/page-title.ts'
import { settlePractical, startScene } from '../../use-cases/role-play/practical.server.ts'

export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'practical') }]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const trainee = await requireRole(request, context, 'trainee')
  const view = await findPracticalView(context.world.db, {
    practicalId: params.practicalId ?? '',
    personId: trainee.id,
  })
  if (!view) throw new Response('no such practical', { status: 404 })
  return view
}

/** Begins the next scene; where all are played, settles what could not be settled before. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const trainee = await requireRole(request, context, 'trainee')
  const practicalId = params.practicalId ?? ''
  const scene = await startScene(context.world, { personId: trainee.id, practicalId })
  if (scene.ok) throw redirect(`/talks/${scene.value.talkId}`)
  if (scene.refusal.code === 'practical-over') {
    await settlePractical(context.world, practicalId)
    throw redirect(`/practicals/${practicalId}`)
  }
  return refused(scene.refusal)
}

export default function Practical() {
  const view = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <Shell>
      <PracticalPage view={view} refusal={answer?.refusal.code} />
    </Shell>
  )
}
