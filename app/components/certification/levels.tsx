import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { type Condition, levelWorkedFor } from '../../domain/certification/standing.ts'
import type { Level } from '../../domain/shared/level.ts'
import { useFormats } from '../../lib/i18n/format.ts'
import { Tag } from '../ui/tag.tsx'
import { Conditions } from './conditions.tsx'

export type LevelLine = {
  level: Level
  certificate: { code: string; number: string; validUntil: number; daysLeft: number | null } | null
  conditions: readonly Condition[]
}

const PARTS = ['theory', 'practical', 'review']

/**
 * The four levels: a certificate that is held, or everything that is still asked for. A level below the one worked for
 * asks for nothing, though we issued no certificate of it: one earned elsewhere or a higher one stands for it.
 */
export function Levels({ levels }: { levels: readonly LevelLine[] }) {
  const worked = levels.findIndex(({ level }) => level === levelWorkedFor(levels))
  return (
    <div className="levels">
      {levels.map((line, at) => (
        <LevelSection key={line.level} {...line} next={at === worked} covered={at < worked} />
      ))}
    </div>
  )
}

type SectionProps = LevelLine & { next: boolean; covered: boolean }

function LevelSection({ level, certificate, conditions, next, covered }: SectionProps) {
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
        ) : covered ? (
          <Tag tone="good" icon="check">
            {t('level.covered')}
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
      ) : covered ? (
        <p className="note">{t('level.coveredText')}</p>
      ) : (
        <Conditions conditions={conditions} />
      )}
    </section>
  )
}
