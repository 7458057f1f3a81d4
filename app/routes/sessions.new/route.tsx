import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { PlanForm } from '../../components/session/plan-form.tsx'
import { RefusalWords } from '../../components/session/refusal-words.tsx'
import { Shell } from '../../components/shell/shell.tsx'
import { readPlan } from '../../domain/exam-session/plan-form.ts'
import { DAY, HOUR } from '../../domain/shared/instant.ts'
import { requireRole } from '../../lib/auth/require-role.server.ts'
import { refused } from '../../lib/http/refused.ts'
import { pageTitle } from '../../lib/i18n/page-title.ts'
import { localOf, momentOf } from '../../lib/local-time.server.ts'
import { planSession } from '../../use-cases/exam-session/plan-session.server.ts'

export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'newSession') }]

/** A plan to start from: tomorrow at the next whole hour, three hours. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireRole(request, context, 'trainer', 'administrator')
  const { zone, world } = context
  const opensAt = Math.ceil((world.now() + DAY) / HOUR) * HOUR
  return {
    zone,
    plan: {
      level: 'l4',
      kind: 'formal',
      title: '',
      place: '',
      opensAt: localOf(opensAt, zone),
      closesAt: localOf(opensAt + 3 * HOUR, zone),
      lateEntryMinutes: '30',
      places: '',
      invitedOnly: true,
      release: '',
      parallelForms: '',
    },
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const planner = await requireRole(request, context, 'trainer', 'administrator')
  const form = await request.formData()
  const read = readPlan(
    (field) => String(form.get(field) ?? ''),
    (local) => momentOf(local, context.zone),
  )
  if (!read.ok) return refused({ code: 'bad-form', fields: read.fields })
  const planned = await planSession(context.world, { plan: read.plan, actorId: planner.id })
  throw redirect(`/sessions/${planned.value.id}`)
}

export default function NewSession() {
  const { t } = useTranslation('sessions')
  const { plan, zone } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <Shell>
      <p className="crumb">
        <Link to="/sessions">{t('list.heading')}</Link> / {t('plan.new')}
      </p>
      <div className="head">
        <div>
          <h1>{t('plan.new')}</h1>
          <p>{t('plan.newLead')}</p>
        </div>
      </div>
      {answer && <RefusalWords refusal={answer.refusal} />}
      <PlanForm
        plan={plan}
        zone={zone}
        faulty={answer?.refusal.fields ?? []}
        submit={t('plan.save')}
        busy={t('saving')}
      />
    </Shell>
  )
}
