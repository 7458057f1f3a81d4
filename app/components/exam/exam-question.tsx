import { forwardRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Response } from '../../domain/item/schema.ts'
import { formatPoints } from '../../domain/shared/format-points.ts'
import { QuestionFields } from '../question/question-fields.tsx'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Keys } from '../ui/words.tsx'
import type { Entered } from './answer-sync.ts'
import { type PaperQuestion, partsAnswered, unitPoints } from './paper.ts'

type ExamQuestionProps = {
  question: PaperQuestion
  entered: Entered
  total: number
  locked: boolean
  shortcuts: boolean
  onAnswer: (value: Response | null) => void
  onFlag: () => void
  onStep: (by: 1 | -1) => void
}

/** One question: its number, flag, stem and controls, and the way to the next. The heading takes the focus on a change. */
export const ExamQuestion = forwardRef<HTMLHeadingElement, ExamQuestionProps>(function ExamQuestion(
  { question: { slot, view }, entered, total, locked, shortcuts, onAnswer, onFlag, onStep },
  ref,
) {
  const { t } = useTranslation('exam')
  const points = formatPoints(unitPoints(view))
  return (
    <section aria-labelledby="question-head">
      <div className="q-head">
        <h2 id="question-head" ref={ref} tabIndex={-1}>
          {t('map.number', { n: slot })}
        </h2>
        <span>
          {t(`shell:kind.${view.kind}`)} ·{' '}
          {view.kind === 'fillIn'
            ? t('points.blanks', { count: view.blanks.length, points })
            : t('points.each', { points })}
          {view.kind === 'caseStudy' &&
            ` · ${t('points.parts', { done: partsAnswered(view, entered.value), count: view.parts.length })}`}
        </span>
        <Button small className="flag" aria-pressed={entered.flagged} onClick={onFlag} disabled={locked}>
          <Icon name="flag" />
          {t(entered.flagged ? 'flag.on' : 'flag.off')}
          {shortcuts && <kbd className="hide-s">F</kbd>}
        </Button>
      </div>
      <QuestionFields
        key={slot}
        name={`q${slot}`}
        view={view}
        value={entered.value}
        onChange={onAnswer}
        disabled={locked}
        exam
      />
      <div className="acts sec">
        <Button onClick={() => onStep(-1)} disabled={slot === 1}>
          <Icon name="previous" />
          {t('step.previous')}
        </Button>
        <Button onClick={() => onStep(1)} disabled={slot === total}>
          {t('step.next')}
          <Icon name="next" />
        </Button>
        {entered.value !== null && !locked && (
          <Button kind="bare" small onClick={() => onAnswer(null)}>
            {t('clear')}
          </Button>
        )}
        <span className="note hide-s">
          {view.kind === 'fillIn' && <Keys of={['Tab']}>{t('keys.blanks')}</Keys>}
          {shortcuts && (view.kind === 'single' || view.kind === 'multiple') && (
            <Keys of={['1', '–', '6']}>{t('keys.options')}</Keys>
          )}
          <Keys of={['Alt', '←', '→']}>{t('keys.step')}</Keys>
          {shortcuts && <Keys of={['G']}>{t('keys.goTo')}</Keys>}
        </span>
      </div>
    </section>
  )
})
