import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { OwnCertificates } from '../../components/certificate/own-certificates.tsx'
import { Career } from '../../components/certification/career.tsx'
import { DossierAnswer } from '../../components/certification/dossier-answer.tsx'
import { Levels } from '../../components/certification/levels.tsx'
import { ResultForm } from '../../components/certification/result-form.tsx'
import { Results } from '../../components/certification/results.tsx'
import { Shell } from '../../components/shell/shell.tsx'
import { requireRole } from '../../lib/auth/require-role.server.ts'
import { refused } from '../../lib/http/refused.ts'
import { pageTitle } from '../../lib/i18n/page-title.ts'
import { recordCareer, withdrawCareer } from '../../use-cases/certificate/record-career.server.ts'
import { recordResult, voidResult } from '../../use-cases/certificate/record-result.server.ts'
import { findDossierPage } from './dossier.server.ts'
import { readCareerForm, readResultForm } from './forms.server.ts'

export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'certificationPerson') }]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = await requireRole(request, context, 'manager', 'administrator', 'trainer', 'assessor')
  const { searchParams } = new URL(request.url)
  const page = await findDossierPage(context.world, viewer, params.personId ?? '', searchParams)
  if (!page) throw new Response('not found', { status: 404 })
  return page
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { id: actorId } = await requireRole(
    request,
    context,
    'manager',
    'administrator',
    'trainer',
    'assessor',
  )
  const { world } = context
  const personId = params.personId ?? ''
  const form = await request.formData()
  const text = (name: string) => String(form.get(name) ?? '').trim()
  switch (form.get('intent')) {
    case 'career': {
      const read = readCareerForm(form)
      if (!read.ok) return refused({ code: 'bad-form', faults: read.faults })
      const recorded = await recordCareer(world, { personId, actorId, ...read.value })
      if (!recorded.ok) return refused(recorded.refusal)
      return data({ done: 'career', awarded: recorded.value.awarded } as const)
    }
    case 'withdraw': {
      const withdrawn = await withdrawCareer(world, { recordId: text('id'), actorId })
      return withdrawn.ok ? data({ done: 'withdraw', awarded: [] } as const) : refused(withdrawn.refusal)
    }
    case 'result': {
      const read = readResultForm(form)
      if (!read.ok) return refused({ code: 'bad-form', faults: read.faults })
      const recorded = await recordResult(world, { personId, actorId, ...read.value })
      if (!recorded.ok) return refused(recorded.refusal)
      const { awarded } = recorded.value
      return data({ done: 'result', awarded: awarded === null ? [] : [awarded] } as const)
    }
    case 'void': {
      if (text('reason').length < 2) return refused({ code: 'bad-form', faults: ['reason'] })
      const reason = text('reason').slice(0, 500)
      const voided = await voidResult(world, { resultId: text('id'), actorId, reason })
      return voided.ok ? data({ done: 'void', awarded: [] } as const) : refused(voided.refusal)
    }
    default:
      return refused({ code: 'bad-form', faults: [] })
  }
}

export default function Dossier() {
  const { t } = useTranslation('certification')
  const { person, rights, levels, today, career, results, certificates, asking } =
    useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const refusal = answer && 'refusal' in answer ? answer.refusal : undefined
  const faults: readonly string[] = refusal?.code === 'bad-form' ? refusal.faults : []
  return (
    <Shell dense>
      <div className="head">
        <div>
          <p className="crumb">
            <Link to="/certification/people">{t('people.title')}</Link> /{' '}
            <span className="staff">{person.login}</span>
          </p>
          <h1>{person.name}</h1>
        </div>
      </div>
      <DossierAnswer answer={answer} />
      <div className="sec-s">
        <Levels levels={levels} />
      </div>
      <section className="sec" aria-labelledby="results">
        <h2 id="results">{t('results.title')}</h2>
        <Results results={results} mayVoid={rights.results} answer={answer} />
        {rights.results && <ResultForm asking={asking} today={today} faults={faults} answer={answer} />}
      </section>
      <section className="sec" aria-labelledby="career">
        <h2 id="career">{t('career.title')}</h2>
        <Career career={career} mayRecord={rights.career} today={today} faults={faults} answer={answer} />
      </section>
      {certificates.length > 0 && (
        <section className="sec" aria-labelledby="certificates">
          <h2 id="certificates">{t('certificates')}</h2>
          <OwnCertificates certificates={certificates} />
        </section>
      )}
    </Shell>
  )
}
