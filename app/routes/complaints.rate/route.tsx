import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import * as z from 'zod'
import { DeskLinks } from '../../components/complaints/desk-links.tsx'
import { RateForm } from '../../components/complaints/rate-form.tsx'
import { Shell } from '../../components/shell/shell.tsx'
import { ButtonLink } from '../../components/ui/button.tsx'
import { Notice } from '../../components/ui/notice.tsx'
import { EmptyState } from '../../components/ui/states.tsx'
import { allCaseWorks, votesOn } from '../../db/reads/complaint-desk.server.ts'
import { ComplaintClass, Motive } from '../../domain/complaint/motives.ts'
import { seededRng, shuffled, widenSeed } from '../../domain/shared/rng.ts'
import { requireRole } from '../../lib/auth/require-role.server.ts'
import { refused } from '../../lib/http/refused.ts'
import { pageTitle } from '../../lib/i18n/page-title.ts'
import { labelCase } from '../../use-cases/drill/label-case.server.ts'

export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'complaintRate') }]

/** The next sentence this trainer has not labelled, in an order that keeps no motive together; the words alone. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const trainer = await requireRole(request, context, 'trainer')
  const { db } = context.world
  const wanted = new URL(request.url).searchParams.get('case')
  const rating = (await allCaseWorks(db)).filter(
    ({ status, authorId }) => status === 'rating' && authorId !== trainer.id,
  )
  const votes = await votesOn(
    db,
    rating.map(({ caseId }) => caseId),
  )
  const open = rating.filter(
    ({ caseId, work }) =>
      !votes.some(
        (vote) => vote.caseId === caseId && vote.raterId === trainer.id && vote.round === work.round,
      ),
  )
  const inOrder = [...open].sort((a, b) => (a.caseId < b.caseId ? -1 : 1))
  const mixed = shuffled(inOrder, seededRng(widenSeed(inOrder.length), 'drill'))
  const next = mixed.find(({ caseId }) => caseId === wanted) ?? mixed[0]
  return {
    left: open.length,
    next: next ? { caseId: next.caseId, text: next.work.text, channel: next.work.channel } : null,
  }
}

const Label = z.object({
  caseId: z.string(),
  class: ComplaintClass,
  primaryMotive: Motive,
  secondaryMotive: z.preprocess((value) => (value === '' ? null : value), Motive.nullable()),
  deciding: z.string().trim().min(1).max(200),
})

export async function action({ request, context }: ActionFunctionArgs) {
  const trainer = await requireRole(request, context, 'trainer')
  const read = Label.safeParse(Object.fromEntries(await request.formData()))
  if (!read.success) return refused({ code: 'bad-form' })
  const { caseId, ...label } = read.data
  const kept = await labelCase(context.world, { caseId, raterId: trainer.id, label })
  return kept.ok ? redirect('/complaints/rate') : refused(kept.refusal)
}

export default function RateComplaints() {
  const { t } = useTranslation('complaints')
  const { left, next } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const busy = useNavigation().state !== 'idle'
  return (
    <Shell dense>
      <div className="head">
        <div>
          <h1>{t('rate.title')}</h1>
          <p>{t('rate.lead', { count: left })}</p>
        </div>
      </div>
      <DeskLinks />
      {next ? (
        <RateForm key={next.caseId} next={next} busy={busy} />
      ) : (
        <EmptyState
          title={t('rate.none')}
          action={<ButtonLink to="/complaints/desk">{t('links.desk')}</ButtonLink>}
        >
          {t('rate.noneTodo')}
        </EmptyState>
      )}
      {answer?.refusal && (
        <Notice tone="bad" role="alert">
          {'faults' in answer.refusal
            ? answer.refusal.faults.join('；')
            : t(`refused.${answer.refusal.code}`, t('refused.other'))}
        </Notice>
      )}
    </Shell>
  )
}
