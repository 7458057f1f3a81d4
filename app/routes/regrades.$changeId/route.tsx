import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { ChangeFacts } from '../../components/regrade/change-facts.tsx'
import { Decide } from '../../components/regrade/decide.tsx'
import { Progress } from '../../components/regrade/progress.tsx'
import { Refusal } from '../../components/regrade/refusal.tsx'
import { Report } from '../../components/regrade/report.tsx'
import { Shell } from '../../components/shell/shell.tsx'
import { requireRole } from '../../lib/auth/require-role.server.ts'
import { refused } from '../../lib/http/refused.ts'
import { pageTitle } from '../../lib/i18n/page-title.ts'
import { approveKeyChange } from '../../use-cases/regrade/approve-key-change.server.ts'
import { renewDryRun, withdrawKeyChange } from '../../use-cases/regrade/propose-key-change.server.ts'
import { changeOf } from './change-of.server.ts'

export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'regrades') }]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { id: viewerId } = await requireRole(request, context, 'trainer', 'administrator')
  const page = Number(new URL(request.url).searchParams.get('page') ?? 1) || 1
  const change = await changeOf(context, { id: params.changeId ?? '', page, viewerId })
  if (!change) throw new Response('no such change', { status: 404 })
  return change
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { id: actorId } = await requireRole(request, context, 'trainer', 'administrator')
  const { world } = context
  const changeId = params.changeId ?? ''
  const form = await request.formData()
  const done = await decided()
  return done.ok ? { done: String(form.get('intent')) } : refused(done.refusal)

  async function decided() {
    switch (form.get('intent')) {
      case 'approve':
        return approveKeyChange(world, {
          changeId,
          hash: String(form.get('hash') ?? ''),
          approverId: actorId,
        })
      case 'withdraw':
        return withdrawKeyChange(world, { changeId, actorId })
      default:
        return renewDryRun(world, { changeId, actorId })
    }
  }
}

export default function Regrade() {
  const { t } = useTranslation('regrade')
  const change = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { itemId, status } = change
  return (
    <Shell dense>
      <p className="crumb">
        <Link to="/regrades">{t('list.title')}</Link> / {itemId}
      </p>
      <div className="head">
        <div>
          <h1>{t('one.title', { itemId })}</h1>
          <p>{t(`one.lead.${status}`)}</p>
        </div>
      </div>
      {answer && 'refusal' in answer && <Refusal refusal={answer.refusal} />}
      {status === 'approved' && <Progress taken={change.taken} of={change.totals.attempts} />}
      <ChangeFacts change={change} />
      <Report change={change} />
      {status === 'proposed' && <Decide change={change} answer={answer} />}
    </Shell>
  )
}
