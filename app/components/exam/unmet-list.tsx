import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Unmet } from '../../domain/certification/eligibility.ts'
import { useFormats } from '../../lib/i18n/format.ts'

/** What is still missing before an exam may be sat, each in words, with its date. */
export function UnmetList({ unmet }: { unmet: readonly Unmet[] }) {
  const { t } = useTranslation('exam')
  const { dateTime } = useFormats()
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
            t(`unmet.${condition.code}`, { ...condition, at: dateTime(condition.mayStartAt) })
          )}
        </li>
      ))}
    </ul>
  )
}

/** Class hours with at most one decimal. */
const hours = (count: number): string => String(Math.round(count * 10) / 10)
