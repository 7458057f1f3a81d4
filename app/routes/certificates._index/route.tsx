import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { StateTag } from '../../components/certificate/state-tag.tsx'
import { Shell } from '../../components/shell/shell.tsx'
import { ButtonLink } from '../../components/ui/button.tsx'
import { Icon } from '../../components/ui/icon.tsx'
import { EmptyState } from '../../components/ui/states.tsx'
import { certificatesOf } from '../../db/reads/exams.server.ts'
import { stateOf } from '../../domain/certification/award.ts'
import { requireRole } from '../../lib/auth/require-role.server.ts'
import { useFormats } from '../../lib/i18n/format.ts'
import { pageTitle } from '../../lib/i18n/page-title.ts'

export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'certificates') }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requireRole(request, context, 'trainee')
  const now = context.world.now()
  const certificates = await certificatesOf(context.world.db, viewer.id)
  return {
    certificates: certificates.toReversed().map((certificate) => ({
      code: certificate.code,
      number: certificate.number,
      level: certificate.level,
      issuedAt: certificate.issuedAt,
      validUntil: certificate.validUntil,
      state: stateOf(certificate, now),
    })),
  }
}

export default function Certificates() {
  const { t } = useTranslation('certificate')
  const { date } = useFormats()
  const { certificates } = useLoaderData<typeof loader>()
  return (
    <Shell>
      <div className="head">
        <div>
          <h1>{t('list.title')}</h1>
          <p>{t('list.lead')}</p>
        </div>
      </div>
      {certificates.length === 0 ? (
        <EmptyState
          title={t('list.empty.title')}
          action={
            <ButtonLink kind="main" to="/exams">
              {t('list.empty.action')}
            </ButtonLink>
          }
        >
          {t('list.empty.text', { level: t('shell:level.l4') })}
        </EmptyState>
      ) : (
        <ul className="todo">
          {certificates.map(({ code, number, level, issuedAt, validUntil, state }) => (
            <li key={code}>
              <Icon name="paper" />
              <div>
                <b>{t('list.what', { level: t(`shell:level.${level}`) })}</b> <StateTag state={state} />
                <p>
                  {t('list.row', { number, issued: date(issuedAt, true), until: date(validUntil, true) })}
                </p>
              </div>
              <ButtonLink small to={`/certificates/${code}`} aria-label={t('list.openLong', { number })}>
                {t('list.open')}
              </ButtonLink>
            </li>
          ))}
        </ul>
      )}
    </Shell>
  )
}
