import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import * as z from 'zod'
import { Shell } from '../../components/shell/shell.tsx'
import { PracticalOffers } from '../../components/talk/practical-page.tsx'
import { AssignedTalks, ScenarioList } from '../../components/talk/scenario-list.tsx'
import { Notice } from '../../components/ui/notice.tsx'
import { practicalOffers } from '../../db/reads/practicals.server.ts'
import { talkHome } from '../../db/reads/talk-home.server.ts'
import { Level } from '../../domain/shared/level.ts'
import { requireRole } from '../../lib/auth/require-role.server.ts'
import { refused } from '../../lib/http/refused.ts'
import { pageTitle } from '../../lib/i18n/page-title.ts'
import { startPractical } from '../../use-cases/role-play/practical.server.ts'
import { startTalk } from '../../use-cases/role-play/start-talk.server.ts'

export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'talks') }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const trainee = await requireRole(request, context, 'trainee')
  const { db, now } = context.world
  const at = now()
  return { ...(await talkHome(db, trainee)), offers: await practicalOffers(db, trainee.id, at), now: at }
}

const Wanted = z.discriminatedUnion('mode', [
  z.object({
    mode: z.enum(['guided', 'free']),
    slug: z.string(),
    difficulty: z.enum(['easy', 'normal', 'hard']).default('normal'),
  }),
  z.object({ mode: z.literal('exam'), level: Level }),
])

export async function action({ request, context }: ActionFunctionArgs) {
  const trainee = await requireRole(request, context, 'trainee')
  const wanted = Wanted.safeParse(Object.fromEntries(await request.formData()))
  if (!wanted.success) return refused({ code: 'bad-form' })
  if (wanted.data.mode === 'exam') {
    const { level } = wanted.data
    const opened = await startPractical(context.world, { personId: trainee.id, level })
    if (!opened.ok) return refused(opened.refusal)
    throw redirect(`/practicals/${opened.value.practicalId}`)
  }
  const started = await startTalk(context.world, { personId: trainee.id, ...wanted.data })
  if (!started.ok) return refused(started.refusal)
  throw redirect(`/talks/${started.value.talkId}`)
}

export default function TalksPage() {
  const { t } = useTranslation('talks')
  const { scenarios, assigned, offers, now } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <Shell>
      <h1>{t('title')}</h1>
      <p className="lead">{t(scenarios.length === 0 ? 'empty' : 'lead')}</p>
      {answer && (
        <Notice tone="bad" role="alert">
          {t(`refused.${answer.refusal.code}`, t('refused.other'))}
        </Notice>
      )}
      <AssignedTalks assigned={assigned} now={now} />
      <PracticalOffers offers={offers} />
      <ScenarioList scenarios={scenarios} />
    </Shell>
  )
}
