import { useTranslation } from 'react-i18next'
import type { MarkTrace } from '../../domain/marking/mark.ts'
import { formatPoints } from '../../domain/shared/format-points.ts'

/** Which rule decided each blank, in words. */
export function RuleWords({ trace }: { trace: MarkTrace }) {
  const { t } = useTranslation('exam')
  return (
    <details>
      <summary className="note">{t('review.rules')}</summary>
      <ul className="note">
        {trace.map(({ rule, blank, key, earned }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the steps of a mark never change places
          <li key={i}>
            {blank !== undefined && t('rule.blank', { n: blank + 1 })}
            {t(`rule.${rule}`)}
            {key !== undefined && t('rule.asKeyOf', { n: key + 1 })}
            {blank !== undefined &&
              rule !== 'whole-answer-split' &&
              t('rule.earned', { points: formatPoints(earned) })}
          </li>
        ))}
      </ul>
    </details>
  )
}
