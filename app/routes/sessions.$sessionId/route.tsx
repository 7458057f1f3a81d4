import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { CodePanel } from '../../components/session/code-panel.tsx'
import { ExtraTimePanel } from '../../components/session/extra-time.tsx'
import { FormsTable } from '../../components/session/forms-table.tsx'
import { InvigilatorForm, InviteForm } from '../../components/session/lists.tsx'
import { PlanFacts } from '../../components/session/plan-facts.tsx'
import { PlanForm } from '../../components/session/plan-form.tsx'
import { RefusalWords } from '../../components/session/refusal-words.tsx'
import { SessionActions, type SessionStep } from '../../components/session/session-actions.tsx'
import { KindTag, StatusTag } from '../../components/session/session-tags.tsx'
import { Shell } from '../../components/shell/shell.tsx'
import { ButtonLink } from '../../components/ui/button.tsx'
import { Notice } from '../../components/ui/notice.tsx'
import { requireRole } from '../../lib/auth/require-role.server.ts'
import { refused } from '../../lib/http/refused.ts'
import { pageTitle } from '../../lib/i18n/page-title.ts'
import { actOnSession } from './session-action.server.ts'
import { sessionPage } from './session-page.server.ts'

export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'session') }]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireRole(request, context, 'trainer', 'administrator')
  const { zone, world } = context
  const page = await sessionPage(world.db, params.sessionId ?? '', { zone, now: world.now() })
  if (!page) throw new Response('no such session', { status: 404 })
  return { ...page, zone }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const planner = await requireRole(request, context, 'trainer', 'administrator')
  const form = await request.formData()
  const acted = await actOnSession(form, { sessionId: params.sessionId ?? '', planner, context })
  if (!acted.ok) return refused(acted.refusal)
  const intent = String(form.get('intent'))
  const code = 'accessCode' in acted.value ? acted.value.accessCode : null
  return data({ done: intent, code })
}

/** What can be done with the whole sitting now. */
function stepsOf({
  stored,
  started,
  sitting,
  waiting,
  releaseRule,
  releasedAt,
}: Awaited<ReturnType<typeof loader>>): SessionStep[] {
  const steps: SessionStep[] = []
  if (stored === 'draft') steps.push('publish')
  if (releaseRule !== 'onMarking' && waiting > 0 && sitting === 0 && releasedAt === null)
    steps.push('release')
  if (stored === 'published') steps.push('close')
  if ((stored === 'draft' || stored === 'published') && started === 0) steps.push('cancel')
  return steps
}

export default function Session() {
  const { t } = useTranslation('sessions')
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const refusal = answer && 'refusal' in answer ? answer.refusal : undefined
  const done = answer && 'done' in answer ? answer : undefined
  const changeable = page.stored === 'draft' || page.stored === 'published'
  const editable = changeable && page.started === 0
  return (
    <Shell>
      <p className="crumb">
        <Link to="/sessions">{t('list.heading')}</Link> / {page.title}
      </p>
      <div className="head">
        <div>
          <h1>{page.title}</h1>
          <p>
            <StatusTag status={page.status} /> <KindTag kind={page.kind} />{' '}
            {t('page.people', { expected: page.expected, started: page.started, sitting: page.sitting })}
          </p>
        </div>
        {page.stored !== 'draft' && page.stored !== 'cancelled' && (
          <div className="acts">
            <ButtonLink to={`/sessions/${page.id}/live`}>{t('list.watchIt')}</ButtonLink>
          </div>
        )}
      </div>
      {refusal && <RefusalWords refusal={refusal} />}
      {done && !done.code && (
        <Notice tone="good" role="status">
          {t(`done.${done.done}`)}
        </Notice>
      )}
      <SessionActions steps={stepsOf(page)} title={page.title} expected={page.expected} answer={answer} />
      <div className="row2 sec">
        <div className="stack">
          <section aria-labelledby="plan-head">
            <h2 id="plan-head">{t('plan.heading')}</h2>
            {editable ? (
              <PlanForm
                plan={page.plan}
                zone={page.zone}
                faulty={refusal && refusal.code === 'bad-form' ? refusal.fields : []}
                fixed={page.stored === 'published'}
                submit={t('plan.save')}
                busy={t('saving')}
              />
            ) : (
              <PlanFacts plan={page.plan} releasedAt={page.releasedAt} />
            )}
          </section>
          {page.forms.length > 0 && (
            <section aria-labelledby="forms-head" className="sec">
              <h2 id="forms-head">{t('forms.heading')}</h2>
              <p className="note">{t('forms.note')}</p>
              <FormsTable session={page.id} forms={page.forms} />
            </section>
          )}
        </div>
        <div className="stack">
          {changeable && (
            <section aria-labelledby="code-head">
              <h2 id="code-head">{t('code.heading')}</h2>
              <CodePanel asked={page.codeAsked} shown={done?.code ?? null} />
            </section>
          )}
          {changeable && (
            <section aria-labelledby="invite-head" className="sec-s">
              <h2 id="invite-head">{t('invite.heading')}</h2>
              <InviteForm units={page.units} logins={page.logins} expected={page.expected} />
            </section>
          )}
          {changeable && (
            <section aria-labelledby="watch-head" className="sec-s">
              <h2 id="watch-head">{t('watchers.heading')}</h2>
              <InvigilatorForm staff={page.staff} />
            </section>
          )}
          {changeable && (
            <section aria-labelledby="extra-head" className="sec-s">
              <h2 id="extra-head">{t('extra.heading')}</h2>
              <p className="note">{t('extra.note')}</p>
              <ExtraTimePanel granted={page.extra} refused={refusal?.code === 'bad-extra'} />
            </section>
          )}
        </div>
      </div>
    </Shell>
  )
}
