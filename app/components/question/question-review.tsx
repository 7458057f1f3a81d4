import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { ItemReview } from '../../domain/item/review.ts'
import type { CandidateItem, Response } from '../../domain/item/schema.ts'
import { Icon } from '../ui/icon.tsx'
import { MarkLine } from './mark-line.tsx'
import { ReviewCaseStudy } from './review-case-study.tsx'
import { ReviewClassification } from './review-classification.tsx'
import { ReviewObjective } from './review-objective.tsx'
import { ReviewPlan } from './review-plan.tsx'

type QuestionReviewProps = {
  /** Options in the order this person was given. */
  view: CandidateItem
  value: Response | null
  review: ItemReview
  /** Unique on the page. */
  name: string
}

/** A question with what was answered, what is right and why. Only with an answer that is kept and may be shown. */
export function QuestionReview({ view, value, review, name }: QuestionReviewProps) {
  const { t } = useTranslation('question')
  const { mark, rationale, section } = review
  return (
    <div className="question review">
      <Answered view={view} value={value} review={review} name={name} />
      <div className="because">
        <MarkLine mark={mark} written={view.kind === 'plan'} />
        <p>{rationale}</p>
        <SourceLine review={review} />
        {section && (
          <p>
            <Link to={`/learn/${section.moduleId}#${section.id}`}>
              {t('review.reread', { title: section.title })} <Icon name="next" />
            </Link>
          </p>
        )}
      </div>
    </div>
  )
}

function SourceLine({ review: { source, asOf, answerStatus } }: { review: ItemReview }) {
  const { t } = useTranslation('question')
  const named = source.document === 'team' || source.document === 'law'
  const document =
    source.kind === 'team' ? t('review.team') : named ? t(`review.${source.document}`) : source.document
  return (
    <p className="note">
      {t('review.source')}：{document}，{source.ref}
      {t('review.asOf', { asOf })}
      {source.kind !== 'team' && `。${t(`review.answerStatus.${answerStatus}`)}`}
    </p>
  )
}

function Answered({ view, value, review, name }: QuestionReviewProps) {
  const { key, mark } = review
  switch (view.kind) {
    case 'single':
    case 'multiple':
    case 'trueFalse':
    case 'fillIn':
      return <ReviewObjective view={view} value={value} answer={key} mark={mark} name={name} />
    case 'classification':
      if (key.kind !== 'classification') return null
      return (
        <ReviewClassification
          stem={view.stem}
          images={view.images}
          said={value?.kind === 'classification' ? value : null}
          answer={key}
          near={mark.trace.some(({ rule }) => rule === 'motive-adjacent')}
        />
      )
    case 'caseStudy':
      return (
        <ReviewCaseStudy
          view={view}
          value={value?.kind === 'caseStudy' ? value : null}
          review={review}
          name={name}
        />
      )
    case 'plan':
      return <ReviewPlan view={view} text={value?.kind === 'plan' ? value.text : ''} review={review} />
    default:
      return view satisfies never
  }
}
