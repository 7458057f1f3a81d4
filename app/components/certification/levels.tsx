import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Condition } from '../../domain/certification/standing.ts'
import { useFormats } from '../../lib/i18n/format.ts'
import { Tag } from '../ui/tag.tsx'
import { Conditions } from './conditions.tsx'

export type LevelLine = {
  level: string
  certificate: { code: string; number: string; validUntil: number; daysLeft: number | null } | null
  conditions: readonly Condition[]
}

const PARTS = ['theory', 'practical', 'review']

/** The four levels: a certificate that is held, or everything that is still asked for. */
export function Levels({ levels }: { levels: readonly LevelLine[] }) {
  const next = levels.find(({ certificate }) => certificate === null)?.level
  return (
    <div className="levels">
      {levels.map((line) => (
        <LevelSection key={line.level} {...line} next={line.level === next} />
      ))}
    </div>
  )
}

function LevelSection({ level, certificate, conditions, next }: LevelLine & { next: boolean }) {
  const { t } = useTranslation('certification')
  const { date } = useFormats()
  const unmet = conditions.filter(({ met }) => !met).length
  return (
    <section aria-labelledby={`level-${level}`}>
      <h2 id={`level-${level}`}>
        {t(`shell:level.${level}`)}
        {certificate ? (
          <Tag tone="good" icon="check">
            {t('level.held')}
          </Tag>
        ) : (
          <Tag tone={next ? 'accent' : 'line'}>
            {unmet === 0 ? t('level.soon') : t('level.missing', { count: unmet })}
          </Tag>
        )}
      </h2>
      {certificate ? (
        <>
          <p>
            <Link to={`/certificates/${certificate.code}`}>{certificate.number}</Link>{' '}
            {t('level.until', { date: date(certificate.validUntil, true) })}
          </p>
          <details className="more">
            <summary>{t('level.renew')}</summary>
            <p className="note">{t('level.renewText')}</p>
            <Conditions conditions={conditions.filter(({ name }) => PARTS.includes(name))} />
          </details>
        </>
      ) : (
        <Conditions conditions={conditions} />
      )}
    </section>
  )
}
