import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { CertificatePaper } from '../../components/certificate/certificate-paper.tsx'
import { StateNotice } from '../../components/certificate/state-notice.tsx'
import { Shell } from '../../components/shell/shell.tsx'
import { Button } from '../../components/ui/button.tsx'
import { Icon } from '../../components/ui/icon.tsx'
import { Notice } from '../../components/ui/notice.tsx'
import { Table } from '../../components/ui/table.tsx'
import { findCertificateFor } from '../../db/reads/certificates.server.ts'
import { stateOf } from '../../domain/certification/award.ts'
import { faceOf } from '../../domain/certification/face.ts'
import { formatPoints } from '../../domain/shared/points.ts'
import { requireRole } from '../../lib/auth/require-role.server.ts'
import { unprintableIn } from '../../lib/certificate/fonts.server.ts'
import { qrPathOf } from '../../lib/certificate/qr.server.ts'
import { formatsFor, useFormats } from '../../lib/i18n/format.ts'
import { pageTitle } from '../../lib/i18n/page-title.ts'

export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'certificate') }]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = await requireRole(request, context, 'trainee', 'manager')
  const { db, now } = context.world
  const certificate = await findCertificateFor(db, viewer, params.code ?? '')
  if (!certificate) throw new Response('not found', { status: 404 })
  const at = now()
  const { date } = formatsFor('zh-CN', context.zone, at)
  const address = `${context.publicUrl}/verify/${certificate.code}`
  return {
    paper: {
      face: faceOf(certificate),
      number: certificate.number,
      holderName: certificate.holderName,
      issued: date(certificate.issuedAt, true),
      validUntil: date(certificate.validUntil, true),
      state: stateOf(certificate, at),
      address,
      verifyPage: `${new URL(context.publicUrl).host}/verify`,
      qr: qrPathOf(address),
    },
    code: certificate.code,
    level: certificate.level,
    own: certificate.own,
    examAt: certificate.examAt,
    points: certificate.points,
    outOf: certificate.outOf,
    blueprintVersion: certificate.blueprintVersion,
    ruleVersion: certificate.ruleVersion,
    validUntil: certificate.validUntil,
    revokedAt: certificate.revokedAt,
    revokeReason: certificate.revokeReason,
    checkedAt: at,
    unprintable: await unprintableIn(certificate.holderName),
  }
}

export default function Certificate() {
  const { t } = useTranslation('certificate')
  const { date } = useFormats()
  const certificate = useLoaderData<typeof loader>()
  const { paper, unprintable } = certificate
  const level = t(`shell:level.${certificate.level}`)
  const printable = unprintable.length === 0
  return (
    <Shell>
      <div className="head no-print">
        <div>
          <p className="crumb">
            {certificate.own ? (
              <Link to="/certificates">{t('list.title')}</Link>
            ) : (
              <Link to="/team">{t('shell:nav.team')}</Link>
            )}{' '}
            / {level}
          </p>
          <h1>{t('page.title', { level })}</h1>
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
          <Table caption={t('page.facts.caption')} className="nodes facts">
            <tbody>
              <tr>
                <th scope="row">{t('page.facts.holder')}</th>
                <td>{paper.holderName}</td>
              </tr>
              <tr>
                <th scope="row">{t('page.facts.theory')}</th>
                <td>
                  {t('page.facts.theoryValue', {
                    level,
                    version: certificate.blueprintVersion,
                    date: date(certificate.examAt, true),
                    points: formatPoints(certificate.points),
                    outOf: formatPoints(certificate.outOf),
                  })}
                </td>
              </tr>
              <tr>
                <th scope="row">{t('page.facts.practical')}</th>
                <td>{t('page.facts.practicalValue')}</td>
              </tr>
              <tr>
                <th scope="row">{t('page.facts.rule')}</th>
                <td>{t('page.facts.ruleValue', { version: certificate.ruleVersion })}</td>
              </tr>
            </tbody>
          </Table>
        </div>
        <aside>
          <h2>{t('page.share.title')}</h2>
          <p className="small">{t('page.share.text')}</p>
          <p className="small address">
            <Link to={`/verify/${certificate.code}`}>{paper.address}</Link>
          </p>
        </aside>
      </section>
    </Shell>
  )
}
