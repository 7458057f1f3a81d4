import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import * as z from 'zod'
import { Shell } from '../../components/shell/shell.tsx'
import { AppealQueue } from '../../components/talk/appeal-queue.tsx'
import { appealQueue } from '../../db/reads/appeal-queue.server.ts'
import { provisionalPracticals } from '../../db/reads/practicals.server.ts'
import { requireRole } from '../../lib/auth/require-role.server.ts'
import { refused } from '../../lib/http/refused.ts'
import { pageTitle } from '../../lib/i18n/page-title.ts'
import { answerAppeal } from '../../use-cases/role-play/appeals.server.ts'

export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'appeals') }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const trainer = await requireRole(request, context, 'trainer')
  const { db } = context.world
  return { ...(await appealQueue(db, trainer.id)), suspected: (await provisionalPracticals(db)).length }
}

const Answer = z
  .object({
    appealId: z.string(),
    decision: z.enum(['accepted', 'rejected']),
    reason: z.string().trim().max(200),
  })
  // who is told no is told why
  .refine(({ decision, reason }) => decision === 'accepted' || reason.length > 0)

export async function action({ request, context }: ActionFunctionArgs) {
  const trainer = await requireRole(request, context, 'trainer')
  const answer = Answer.safeParse(Object.fromEntries(await request.formData()))
  if (!answer.success) return refused({ code: 'bad-form' })
  const done = await answerAppeal(context.world, { ...answer.data, actorId: trainer.id })
  return done.ok ? { refusal: null } : refused(done.refusal)
}

export default function Appeals() {
  const queue = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <Shell dense>
      <AppealQueue queue={queue} refusal={answer?.refusal?.code} />
    </Shell>
  )
}
