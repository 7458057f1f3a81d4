import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import * as z from 'zod'
import { PracticeQuestion } from '../../components/practice/practice-question.tsx'
import { PracticeResult } from '../../components/practice/practice-result.tsx'
import { Shell } from '../../components/shell/shell.tsx'
import { findPracticeRound } from '../../db/reads/practice.server.ts'
import { Response as Answer } from '../../domain/item/schema.ts'
import { requireRole } from '../../lib/auth/require-role.server.ts'
import { refused } from '../../lib/http/refused.ts'
import { pageTitle } from '../../lib/i18n/page-title.ts'
import { answerPractice } from '../../use-cases/study/practise.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  { title: pageTitle(matches, 'practice', data?.moduleTitle) },
]

const slotOf = (request: Request): number | null => {
  const slot = Number(new URL(request.url).searchParams.get('slot'))
  return Number.isInteger(slot) && slot > 0 ? slot : null
}

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const trainee = await requireRole(request, context, 'trainee')
  const round = await findPracticeRound(context.world.db, {
    runId: params.runId ?? '',
    personId: trainee.id,
    wanted: slotOf(request),
  })
  if (!round) throw new Response('no such round', { status: 404 })
  return round
}

const Answered = z.strictObject({ slot: z.int().min(1), value: Answer })

export async function action({ request, params, context }: ActionFunctionArgs) {
  const trainee = await requireRole(request, context, 'trainee')
  const runId = params.runId ?? ''
  const said = Answered.safeParse(await request.json().catch(() => null))
  if (!said.success) return refused({ code: 'bad-form' })
  const { slot, value } = said.data
  const kept = await answerPractice(context.world, { runId, personId: trainee.id, slot, value })
  // answered before, in another tab perhaps: the page shows the answer that stands
  if (!kept.ok && kept.refusal.code !== 'answered-already') return refused(kept.refusal)
  throw redirect(`/practice/runs/${runId}?slot=${slot}`)
}

export default function PracticePage() {
  const { t } = useTranslation('practice')
  const round = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <Shell>
      <p className="crumb">
        <Link to="/learn">{t('shell:nav.learn')}</Link> /{' '}
        <Link to={`/learn/${round.moduleId}`}>{round.moduleTitle}</Link> / {t('title')}
      </p>
      {round.question ? (
        <PracticeQuestion round={round} question={round.question} refused={answer !== undefined} />
      ) : (
        <PracticeResult round={round} />
      )}
    </Shell>
  )
}
