import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Unmet } from '../../domain/certification/eligibility.ts'
import { useFormats } from '../../lib/i18n/format.ts'

/** What is still missing before an exam may be sat, each in words, with its date. */
export function UnmetList({ unmet }: { unmet: readonly Unmet[] }) {
  const { t } = useTranslation('exam')
  return (
    <ul className="stack-s">
      {unmet.map((condition) => (
        <li key={condition.code}>
          {condition.code === 'class-hours' ? (
            <>
              {t('unmet.class-hours', {
                have: hours(condition.have),
                need: hours(condition.need),
                short: hours(condition.need - condition.have),
              })}{' '}
              <Link to="/learn">{t('unmet.toLearn')}</Link>
            </>
          ) : (
            <EntryOrWait condition={condition} />
          )}
        </li>
      ))}
    </ul>
  )
}

function EntryOrWait({ condition }: { condition: Exclude<Unmet, { code: 'class-hours' }> }) {
  const { t } = useTranslation('exam')
  const { date, dateTime } = useFormats()
  switch (condition.code) {
    case 'earlier-certificate': {
      const level = t(`shell:level.${condition.level}`)
      return condition.expiredAt === null
        ? t('unmet.earlier-certificate', { level })
        : t('unmet.certificate-expired', { level, at: date(condition.expiredAt) })
    }
    case 'time-in-post':
      return condition.fulfilledAt === null
        ? t('unmet.post-unknown', { years: condition.years })
        : t('unmet.time-in-post', { years: condition.years, at: date(condition.fulfilledAt) })
    case 'too-soon':
      return t('unmet.too-soon', { at: dateTime(condition.mayStartAt) })
    case 'yearly-limit':
      return t('unmet.yearly-limit', { limit: condition.limit, at: dateTime(condition.mayStartAt) })
  }
}

/** Class hours with at most one decimal. */
const hours = (count: number): string => String(Math.round(count * 10) / 10)
