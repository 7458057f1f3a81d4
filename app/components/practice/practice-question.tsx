import { useNavigation, useSubmit } from '@remix-run/react'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isAnswered } from '../../domain/attempt/answered.ts'
import type { ItemReview } from '../../domain/item/review.ts'
import type { CandidateItem, Response } from '../../domain/item/schema.ts'
import { inGivenOrder } from '../question/option-order.ts'
import { QuestionFields } from '../question/question-fields.tsx'
import { QuestionReview } from '../question/question-review.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Meter } from '../ui/meter.tsx'
import { Notice } from '../ui/notice.tsx'

export type Question = {
  slot: number
  view: CandidateItem
  optionOrder: readonly string[]
  answered: { value: Response | null; review: ItemReview } | null
}
type Round = { id: string; length: number; states: readonly (string | null)[] }

/** What stands for “I do not know”: an answer of the right kind with nothing in it. */
function emptyAnswer(view: CandidateItem): Response {
  switch (view.kind) {
    case 'multiple':
      return { kind: 'multiple', chosen: [] }
    case 'fillIn':
      return { kind: 'fillIn', blanks: [] }
    case 'caseStudy':
      return { kind: 'caseStudy', parts: [] }
    case 'plan':
      return { kind: 'plan', text: '' }
    default:
      return { kind: view.kind }
  }
}

/** One question of a round: asked, or with its answer once that is kept. */
export function PracticeQuestion({
  round,
  question,
  refused,
}: {
  round: Round
  question: Question
  refused: boolean
}) {
  const { t } = useTranslation('practice')
  const view = inGivenOrder(question.view, question.optionOrder)
  const done = round.states.filter((state) => state !== null).length
  return (
    <div className="practice">
      <Head round={round} question={question} />
      <Meter
        value={done}
        of={round.length}
        tone="accent"
        label={t('answered', { count: done, of: round.length })}
      />
      {question.answered ? (
        <>
          <QuestionReview
            view={view}
            value={question.answered.value}
            review={question.answered.review}
            name={`q${question.slot}`}
          />
          <Onwards round={round} slot={question.slot} />
        </>
      ) : (
        <Ask key={question.slot} view={view} slot={question.slot} refused={refused} />
      )}
    </div>
  )
}

/** The focus goes here when the question changes and when its answer appears, so that it is read out. */
function Head({ round, question }: { round: Round; question: Question }) {
  const { t } = useTranslation('practice')
  const head = useRef<HTMLHeadingElement>(null)
  const now = `${question.slot} ${question.answered !== null}`
  const seen = useRef(now)
  useEffect(() => {
    if (seen.current !== now) head.current?.focus()
    seen.current = now
  }, [now])
  return (
    <div className="q-head">
      <h1 ref={head} tabIndex={-1}>
        {t('question', { n: question.slot, of: round.length })}
        {question.answered && (
          <span className="sr">
            {t('said', { state: t(`question:review.state.${question.answered.review.mark.state}`) })}
          </span>
        )}
      </h1>
      <span>{t(`shell:kind.${question.view.kind}`)}</span>
    </div>
  )
}

function Ask({ view, slot, refused }: { view: CandidateItem; slot: number; refused: boolean }) {
  const { t } = useTranslation('practice')
  const [value, setValue] = useState<Response | null>(null)
  const [hasten, setHasten] = useState(false)
  const submit = useSubmit()
  const busy = useNavigation().state !== 'idle'
  const send = (answer: Response) =>
    submit({ slot, value: answer }, { method: 'post', encType: 'application/json' })
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    if (!value || !isAnswered(value)) return setHasten(true)
    send(value)
  }
  return (
    <form onSubmit={onSubmit}>
      <QuestionFields
        view={view}
        value={value}
        name={`q${slot}`}
        disabled={busy}
        onChange={(next) => {
          setValue(next)
          setHasten(false)
        }}
      />
      {refused && (
        <Notice tone="bad" role="alert">
          {t('refused')}
        </Notice>
      )}
      <div className="acts sec-s">
        <Button kind="main" type="submit" busy={busy && t('checking')}>
          {t('check')}
        </Button>
        <Button kind="bare" onClick={() => !busy && send(emptyAnswer(view))}>
          {t('dontKnow')}
        </Button>
        <span className="note" role="status">
          {hasten && t('answerFirst')}
        </span>
      </div>
    </form>
  )
}

function Onwards({ round, slot }: { round: Round; slot: number }) {
  const { t } = useTranslation('practice')
  const open = round.states.indexOf(null)
  return (
    <div className="acts sec-s">
      {slot > 1 && (
        <ButtonLink to={`?slot=${slot - 1}`}>
          <Icon name="previous" />
          {t('previous')}
        </ButtonLink>
      )}
      <ButtonLink
        kind="main"
        to={open < 0 && slot < round.length ? `?slot=${slot + 1}` : `/practice/runs/${round.id}`}
      >
        {t(open < 0 && slot === round.length ? 'toResult' : 'next')} <Icon name="next" />
      </ButtonLink>
      {open < 0 && slot < round.length && (
        <ButtonLink kind="bare" to={`/practice/runs/${round.id}`}>
          {t('toResult')}
        </ButtonLink>
      )}
    </div>
  )
}
