import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../lib/i18n/format.ts'
import { Notice } from '../ui/notice.tsx'

type Props = {
  levels: readonly {
    level: string
    certificate: { code: string; number: string; validUntil: number; daysLeft: number | null } | null
  }[]
}

/** A word about every certificate that ends soon. */
export function Reminders({ levels }: Props) {
  const { t } = useTranslation('certification')
  const { date } = useFormats()
  const due = levels.flatMap(({ level, certificate }) =>
    certificate && certificate.daysLeft !== null
      ? [{ level, ...certificate, days: certificate.daysLeft }]
      : [],
  )
  return (
    <>
      {due.map(({ level, code, number, validUntil, days }) => (
        <Notice
          key={code}
          tone="warn"
          icon="clock"
          title={t('reminder.title', { level: t(`shell:level.${level}`), count: days })}
        >
          <p>
            <Link to={`/certificates/${code}`}>{number}</Link>{' '}
            {t('reminder.text', { date: date(validUntil, true) })}
          </p>
        </Notice>
      ))}
    </>
  )
}
