import { useTranslation } from 'react-i18next'
import type { SuggestionAccuracy } from '../../domain/complaint/cross-validate.ts'
import { Notice } from '../ui/notice.tsx'

const percent = (share: number): string => `${Math.trunc(share * 100)}%`
export type Accuracy = { found: SuggestionAccuracy | null; learntFrom: number; on: string } | null

/** How far the suggestions can be trusted, beside what always guessing the commonest would give. */
export function AccuracyNote({ accuracy }: { accuracy: Accuracy }) {
  const { t } = useTranslation('complaints')
  if (!accuracy) return <Notice tone="warn">{t('accuracy.nothing')}</Notice>
  const { found, learntFrom, on } = accuracy
  if (!found) return <Notice tone="warn">{t('accuracy.unknown', { learntFrom })}</Notice>
  return (
    <Notice title={t('accuracy.title')}>
      <p>
        {t('accuracy.text', {
          n: found.n,
          on,
          class: percent(found.class),
          motive: percent(found.motive),
          classAlways: percent(found.classAlways),
          motiveAlways: percent(found.motiveAlways),
          abstained: percent(found.abstained),
        })}
      </p>
    </Notice>
  )
}
