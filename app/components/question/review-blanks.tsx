import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import type { ItemReview } from '../../domain/item/review.ts'
import { Icon } from '../ui/icon.tsx'
import { type BlankVerdict, blankVerdicts } from './blank-verdicts.ts'
import { stemParts } from './stem-parts.ts'

type Props = { stem: string; typed: readonly string[]; keys: readonly string[]; mark: ItemReview['mark'] }

const CLASS_OF = { right: 'right', partial: 'right', wrong: 'wrong', unanswered: 'wrong' } as const
const WORD_OF = {
  right: 'blankRight',
  partial: 'blankPartial',
  wrong: 'blankWrong',
  unanswered: 'blankWrong',
} as const

/** The sentence with what was written in it; beside a blank that is not right, its answer. */
export function ReviewBlanks({ stem, typed, keys, mark }: Props) {
  const { t } = useTranslation('question')
  const verdicts = blankVerdicts(mark.trace, keys.length, mark.outOf)
  return (
    <p className="stem">
      {stemParts(stem).map((part, at) => {
        const verdict = verdicts[at]
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a stem never change places
          <Fragment key={at}>
            {part}
            {verdict && (
              <Blank n={at + 1} text={typed[at] ?? ''} answer={keys[at] ?? ''} verdict={verdict} t={t} />
            )}
          </Fragment>
        )
      })}
    </p>
  )
}

type BlankProps = {
  n: number
  text: string
  answer: string
  verdict: BlankVerdict
  t: (key: string, facts?: Record<string, unknown>) => string
}

function Blank({ n, text, answer, verdict, t }: BlankProps) {
  const written = text.trim() || t('review.blankEmpty')
  return (
    <>
      <span className={`blank ${CLASS_OF[verdict]}`} aria-hidden="true">
        <Icon name={verdict === 'right' || verdict === 'partial' ? 'check' : 'cross'} /> {written}
      </span>
      <span className="sr">
        {t('review.yourBlank', { n, text: written, verdict: t(`review.${WORD_OF[verdict]}`) })}
      </span>
      {verdict !== 'right' && (
        <>
          <span className="ans" aria-hidden="true">
            {answer}
          </span>
          <span className="sr">{t('review.keyOf', { n, text: answer })}</span>
        </>
      )}
    </>
  )
}
