import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { ItemReview } from '../../domain/item/review.ts'
import type { CandidateItem, Response } from '../../domain/item/schema.ts'
import { Icon } from '../ui/icon.tsx'
import { Tag } from '../ui/tag.tsx'
import { ReviewBlanks } from './review-blanks.tsx'
import { ReviewClassification } from './review-classification.tsx'
import { ReviewOptions } from './review-options.tsx'

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
        <p className="verdict">
          <Tag tone={TONE_OF[mark.state]} icon={ICON_OF[mark.state]}>
            {t(`review.state.${mark.state}`)}
          </Tag>
          <span className="muted">
            {t('review.points', { points: inPoints(mark.points), outOf: inPoints(mark.outOf) })}
          </span>
        </p>
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

function Answered({ view, value, review: { key, mark }, name }: QuestionReviewProps) {
  switch (view.kind) {
    case 'single':
    case 'multiple': {
      const correct = key.kind === 'multiple' ? key.correct : key.kind === 'single' ? [key.correct] : []
      const chosen =
        value?.kind === 'multiple'
          ? value.chosen
          : value?.kind === 'single' && value.chosen
            ? [value.chosen]
            : []
      return (
        <ReviewOptions
          stem={view.stem}
          name={name}
          several={view.kind === 'multiple'}
          options={view.options}
          chosen={chosen}
          correct={correct}
        />
      )
    }
    case 'trueFalse': {
      const chosen = value?.kind === 'trueFalse' && value.chosen !== undefined ? [String(value.chosen)] : []
      const correct = key.kind === 'trueFalse' ? [String(key.correct)] : []
      return <ReviewOptions stem={view.stem} name={name} options={null} chosen={chosen} correct={correct} />
    }
    case 'fillIn':
      return (
        <ReviewBlanks
          stem={view.stem}
          typed={value?.kind === 'fillIn' ? value.blanks : []}
          keys={key.kind === 'fillIn' ? key.blanks : []}
          mark={mark}
        />
      )
    case 'classification':
      if (key.kind !== 'classification') return null
      return (
        <ReviewClassification
          stem={view.stem}
          said={value?.kind === 'classification' ? value : null}
          answer={key}
          near={mark.trace.some(({ rule }) => rule === 'motive-adjacent')}
        />
      )
    default:
      return view satisfies never
  }
}
