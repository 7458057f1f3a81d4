import { useTranslation } from 'react-i18next'
import type { CertificateState } from '../../domain/certification/award.ts'
import { useFormats } from '../../lib/i18n/format.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { EmptyState } from '../ui/states.tsx'
import { StateTag } from './state-tag.tsx'

type Line = {
  code: string
  number: string
  level: string
  scope: string
  issuedAt: number
  validUntil: number
  state: CertificateState
}

/** A person's certificates, the latest first. */
export function OwnCertificates({ certificates }: { certificates: readonly Line[] }) {
  const { t } = useTranslation('certificate')
  const { date } = useFormats()
  if (certificates.length === 0)
    return (
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
    )
  return (
    <ul className="todo">
      {certificates.map(({ code, number, level, scope, issuedAt, validUntil, state }) => (
        <li key={code}>
          <Icon name="paper" />
          <div>
            <b>{t(`list.what.${scope}`, { level: t(`shell:level.${level}`) })}</b> <StateTag state={state} />
            <p>{t('list.row', { number, issued: date(issuedAt, true), until: date(validUntil, true) })}</p>
          </div>
          <ButtonLink small to={`/certificates/${code}`} aria-label={t('list.openLong', { number })}>
            {t('list.open')}
          </ButtonLink>
        </li>
      ))}
    </ul>
  )
}
