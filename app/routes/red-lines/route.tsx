import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import * as z from 'zod'
import { Shell } from '../../components/shell/shell.tsx'
import { RedLineQueue } from '../../components/talk/red-line-queue.tsx'
import { redLineQueue } from '../../db/reads/red-line-queue.server.ts'
import { RED_LINES } from '../../domain/certification/red-line.ts'
import { requireRole } from '../../lib/auth/require-role.server.ts'
import { refused } from '../../lib/http/refused.ts'
import { pageTitle } from '../../lib/i18n/page-title.ts'
import { decideRedLine } from '../../use-cases/role-play/decide-red-line.server.ts'

export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'redLines') }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const trainer = await requireRole(request, context, 'trainer')
  return redLineQueue(context.world.db, trainer.id)
}

const Decision = z.object({
  talkId: z.string(),
  redLine: z.enum(RED_LINES),
  decision: z.enum(['confirmed', 'dismissed']),
  reason: z.string().trim().max(300),
})

export async function action({ request, context }: ActionFunctionArgs) {
  const trainer = await requireRole(request, context, 'trainer')
  const decision = Decision.safeParse(Object.fromEntries(await request.formData()))
  if (!decision.success) return refused({ code: 'bad-form' })
  const done = await decideRedLine(context.world, { ...decision.data, actorId: trainer.id })
  return done.ok ? { refusal: null } : refused(done.refusal)
}

export default function RedLines() {
  const queue = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <Shell dense>
      <RedLineQueue queue={queue} refusal={answer?.refusal?.code} />
    </Shell>
  )
}
