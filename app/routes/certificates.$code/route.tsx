import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { CertificateFacts } from '../../components/certificate/certificate-facts.tsx'
import { CertificatePaper } from '../../components/certificate/certificate-paper.tsx'
import { Decide } from '../../components/certificate/decide.tsx'
import { Share } from '../../components/certificate/share.tsx'
import { StateNotice } from '../../components/certificate/state-notice.tsx'
import { Shell } from '../../components/shell/shell.tsx'
import { Button } from '../../components/ui/button.tsx'
import { Icon } from '../../components/ui/icon.tsx'
import { Notice } from '../../components/ui/notice.tsx'
import { requireRole } from '../../lib/auth/require-role.server.ts'
import { refused } from '../../lib/http/refused.ts'
import { pageTitle } from '../../lib/i18n/page-title.ts'
import { issueCredential } from '../../use-cases/certificate/issue-credential.server.ts'
import { showScore } from '../../use-cases/certificate/show-score.server.ts'
import { decide } from './decide.server.ts'
import { findPage } from './page.server.ts'

export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'certificate') }]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = await requireRole(request, context, 'trainee', 'manager', 'administrator')
  const page = await findPage(context, viewer, params.code ?? '')
  if (!page) throw new Response('not found', { status: 404 })
  return page
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = await requireRole(request, context, 'trainee', 'administrator')
  const page = await findPage(context, viewer, params.code ?? '')
  if (!page) throw new Response('not found', { status: 404 })
  const form = await request.formData()
  switch (form.get('intent')) {
    case 'score': {
      const scorePublic = form.get('scorePublic') === 'yes'
      const shown = await showScore(context.world, { code: page.code, personId: viewer.id, scorePublic })
      return shown.ok ? data({ done: 'score' } as const) : refused(shown.refusal)
    }
    case 'credential': {
      if (page.viewing === 'manager') return refused({ code: 'not-allowed' })
      const issued = await issueCredential(context.world, context, page.id)
      return issued.ok ? data({ done: 'credential' } as const) : refused(issued.refusal)
    }
    default:
      return decide(context, { viewer, certificateId: page.id, form })
  }
}

export default function Certificate() {
  const { t } = useTranslation('certificate')
  const certificate = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { paper, unprintable, level, scope } = certificate
  const printable = unprintable.length === 0
  const levelName = t(`shell:level.${level}`)
  return (
    <Shell>
      <div className="head no-print">
        <div>
          <p className="crumb">
            {certificate.viewing === 'manager' ? (
              <Link to="/team">{t('shell:nav.team')}</Link>
            ) : (
              <Link to="/certificates">{t('list.title')}</Link>
            )}{' '}
            / {levelName}
          </p>
          <h1>{t(`page.title.${scope}`, { level: levelName })}</h1>
        </div>
        <div className="acts">
          <Button small kind={printable ? 'plain' : 'main'} onClick={() => window.print()}>
            <Icon name="print" />
            {t('page.print')}
          </Button>
          {printable && (
            <a className="btn small main" href={`/certificates/${certificate.code}.pdf`} download>
              <Icon name="download" />
              {t('page.pdf')}
            </a>
          )}
        </div>
      </div>
      {!printable && (
        <div className="no-print cert-notice">
          <Notice tone="warn" title={t('page.noGlyph')}>
            <p>{t('page.noGlyphText', { characters: unprintable.join('、') })}</p>
          </Notice>
        </div>
      )}
      <CertificatePaper {...paper} />
      <section className="row2 sec no-print" aria-labelledby="check">
        <div>
          <h2 id="check">{t('page.check')}</h2>
          <StateNotice {...certificate} state={paper.state} />
          <CertificateFacts {...certificate} holderName={paper.holderName} />
        </div>
        <Share {...certificate} address={paper.address} answer={answer} />
      </section>
      {certificate.viewing === 'administrator' && <Decide {...certificate} answer={answer} />}
    </Shell>
  )
}
