import { useTranslation } from 'react-i18next'
import { formatPoints } from '../../domain/shared/format-points.ts'
import { useFormats } from '../../lib/i18n/format.ts'
import type { RulesTold } from './exam-rules.ts'

type RulesListProps = {
  rules: RulesTold
  exam: { opensAt: number | null; closesAt: number | null; place: string | null }
}

/** The rules of an exam beside its card. */
export function RulesList({ rules, exam: { opensAt, closesAt, place } }: RulesListProps) {
  const { t } = useTranslation('exam')
  const { dateTime } = useFormats()
  const [from, to] = [
    opensAt === null ? null : dateTime(opensAt),
    closesAt === null ? null : dateTime(closesAt),
  ]
  return (
    <aside className="stack-s" aria-label={t('list.rules')}>
      <h3>{t('list.rules')}</h3>
      <dl className="kv">
        {(from || to) && (
          <>
            <dt>{t('list.window')}</dt>
            <dd>
              {from && to
                ? t('list.windowIs', { from, to })
                : from
                  ? t('list.from', { from })
                  : t('list.until', { to })}
            </dd>
          </>
        )}
        {place && (
          <>
            <dt>{t('list.place')}</dt>
            <dd>{place}</dd>
          </>
        )}
        <dt>{t('list.time')}</dt>
        <dd>{t('list.minutes', { count: rules.minutes })}</dd>
        <dt>{t('list.score')}</dt>
        <dd>
          {t('list.full', { points: formatPoints(rules.fullMark) })}
          {t('comma')}
          {t('list.cut', { points: formatPoints(rules.cutScore) })}
        </dd>
        <dt>{t('list.questions')}</dt>
        <dd>
          <MixWords mix={rules.mix} />
        </dd>
        <dt>{t('list.retake')}</dt>
        <dd>{t('list.retakeRule', { days: rules.retakeDays, times: rules.attemptsPerYear })}</dd>
      </dl>
    </aside>
  )
}

/** 单选 45 题、多选 10 题… one line a kind. */
function MixWords({ mix }: Pick<RulesTold, 'mix'>) {
  const { t } = useTranslation('exam')
  return (
    <ul>
      {mix.map(({ kind, count, unit }) => (
        <li key={kind}>{t(`list.${unit}`, { kind: t(`shell:kind.${kind}`), count })}</li>
      ))}
    </ul>
  )
}
