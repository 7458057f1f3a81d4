import { useTranslation } from 'react-i18next'
import type { CandidateItem, Response } from '../../domain/item/schema.ts'
import { BlankFields } from './blank-fields.tsx'
import { ClassificationFields } from './classification-fields.tsx'
import { letterAt } from './option-order.ts'

export type QuestionFieldsProps = {
  /** The question as a candidate may see it, its options already in the order he was given (`inGivenOrder`). */
  view: CandidateItem
  value: Response | null
  onChange: (value: Response) => void
  /** Unique on the page; the controls' names begin with it. */
  name: string
  disabled?: boolean
  /** In an exam nothing helps along: no clues beside the motives. */
  exam?: boolean
}

/** A question with its controls: native ones, whatever its kind. Draws the stem too; the head above it is the page's. */
export function QuestionFields(props: QuestionFieldsProps) {
  const { view, value } = props
  switch (view.kind) {
    case 'single':
    case 'multiple':
      return <OptionFields {...props} view={view} />
    case 'trueFalse':
      return <TrueFalseFields {...props} />
    case 'fillIn':
      return <BlankFields {...props} view={view} value={value?.kind === 'fillIn' ? value.blanks : []} />
    case 'classification':
      return <ClassificationFields {...props} value={value?.kind === 'classification' ? value : null} />
    default:
      return view satisfies never
  }
}

type OptionView = Extract<CandidateItem, { kind: 'single' | 'multiple' }>

function OptionFields({ view, value, onChange, name, disabled }: QuestionFieldsProps & { view: OptionView }) {
  const { t } = useTranslation('question')
  const chosen =
    value?.kind === 'multiple' ? value.chosen : value?.kind === 'single' && value.chosen ? [value.chosen] : []
  const choose = (id: string) => {
    if (view.kind === 'single') return onChange({ kind: 'single', chosen: id })
    const next = chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id].sort()
    onChange({ kind: 'multiple', chosen: next })
  }
  return (
    <fieldset className="question" disabled={disabled}>
      <legend className="stem short">{view.stem}</legend>
      {view.kind === 'multiple' && <p className="note">{t('multipleHint')}</p>}
      {view.options.map(({ id, text }, place) => (
        <label key={id} className="opt">
          <input
            type={view.kind === 'single' ? 'radio' : 'checkbox'}
            name={name}
            value={id}
            checked={chosen.includes(id)}
            onChange={() => choose(id)}
          />
          <span>
            <b className="letter">{letterAt(place)}</b>
            {text}
          </span>
        </label>
      ))}
    </fieldset>
  )
}

function TrueFalseFields({ view, value, onChange, name, disabled }: QuestionFieldsProps) {
  const { t } = useTranslation('question')
  const chosen = value?.kind === 'trueFalse' ? value.chosen : undefined
  return (
    <fieldset className="question" disabled={disabled}>
      <legend className="stem short">{view.stem}</legend>
      {[true, false].map((answer) => (
        <label key={String(answer)} className="opt">
          <input
            type="radio"
            name={name}
            value={String(answer)}
            checked={chosen === answer}
            onChange={() => onChange({ kind: 'trueFalse', chosen: answer })}
          />
          <span>{t(answer ? 'true' : 'false')}</span>
        </label>
      ))}
    </fieldset>
  )
}
