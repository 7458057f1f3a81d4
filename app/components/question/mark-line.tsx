import { useTranslation } from 'react-i18next'
import type { ItemReview } from '../../domain/item/review.ts'
import { Tag } from '../ui/tag.tsx'

const TONE_OF = {
  right: 'good',
  partial: 'warn',
  wrong: 'bad',
  unanswered: undefined,
  needsMarking: 'info',
} as const
const ICON_OF = {
  right: 'check',
  partial: 'check',
  wrong: 'cross',
  unanswered: 'minus',
  needsMarking: 'clock',
} as const

/** Points as people read them, at most one decimal, never rounded up. */
const inPoints = (hundredths: number): string => String(Math.floor(hundredths / 10) / 10)

type MarkLineProps = {
  mark: Pick<ItemReview['mark'], 'state' | 'points' | 'outOf'>
  /** People read it: neither right nor wrong, only how far. */
  written?: boolean
}

/** What an answer is and earned. */
export function MarkLine({ mark: { state, points, outOf }, written = false }: MarkLineProps) {
  const { t } = useTranslation('question')
  const judged = written && state !== 'unanswered' && state !== 'needsMarking'
  return (
    <p className="verdict">
      <Tag tone={judged ? 'info' : TONE_OF[state]} icon={judged ? 'paper' : ICON_OF[state]}>
        {t(judged ? 'review.state.read' : `review.state.${state}`)}
      </Tag>
      <span className="muted">
        {t('review.points', { points: inPoints(points), outOf: inPoints(outOf) })}
      </span>
    </p>
  )
}
