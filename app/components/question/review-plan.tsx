import { useTranslation } from 'react-i18next'
import type { ItemReview } from '../../domain/item/review.ts'
import type { CandidateItem } from '../../domain/item/schema.ts'
import { Material } from './material.tsx'
import { ReviewWritten } from './review-written.tsx'

type Props = {
  view: Extract<CandidateItem, { kind: 'plan' }>
  text: string
  review: ItemReview
}

/** A plan with its reading, and beside it what a good one holds. */
export function ReviewPlan({ view, text, review: { key, mark, readings } }: Props) {
  const { t } = useTranslation('question')
  if (key.kind !== 'plan') return null
  return (
    <>
      <p className="stem short">{view.stem}</p>
      <div className="case-study">
        <Material text={view.material} images={view.images} />
        <div>
          <h3>{t('plan.yours')}</h3>
          <ReviewWritten text={text} rubric={key.rubric} mark={mark} readings={readings} />
          <h3 className="sec-s">{t('plan.model')}</h3>
          <div className="answer-text">{key.modelAnswer}</div>
        </div>
      </div>
    </>
  )
}
