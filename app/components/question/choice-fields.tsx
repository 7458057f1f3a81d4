import { useTranslation } from 'react-i18next'
import type { ItemImage } from '../../domain/item/image.ts'
import type { CandidateItem } from '../../domain/item/schema.ts'
import { Figures } from './figures.tsx'
import { letterAt } from './option-order.ts'

type Common = { name: string; disabled?: boolean }
type OptionView = Extract<CandidateItem, { kind: 'single' | 'multiple' }>
export type ChoiceResponse = { kind: 'single'; chosen: string } | { kind: 'multiple'; chosen: string[] }

export function OptionFields({
  view,
  chosen,
  onChange,
  name,
  disabled,
}: Common & { view: OptionView; chosen: readonly string[]; onChange: (value: ChoiceResponse) => void }) {
  const { t } = useTranslation('question')
  const choose = (id: string) => {
    if (view.kind === 'single') return onChange({ kind: 'single', chosen: id })
    const next = chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id].sort()
    onChange({ kind: 'multiple', chosen: next })
  }
  return (
    <fieldset className="question" disabled={disabled}>
      <legend className="stem short">{view.stem}</legend>
      <Figures images={view.images} />
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

export function TrueFalseFields({
  stem,
  images,
  chosen,
  onChange,
  name,
  disabled,
}: Common & {
  stem: string
  images?: readonly ItemImage[] | undefined
  chosen: boolean | undefined
  onChange: (value: { kind: 'trueFalse'; chosen: boolean }) => void
}) {
  const { t } = useTranslation('question')
  return (
    <fieldset className="question" disabled={disabled}>
      <legend className="stem short">{stem}</legend>
      <Figures images={images} />
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

/** The ids an answer holds, of one choice or several. */
export const chosenIn = (value: { kind: string; chosen?: unknown } | null): string[] => {
  if (value?.kind === 'multiple' && Array.isArray(value.chosen)) return value.chosen
  return value?.kind === 'single' && typeof value.chosen === 'string' ? [value.chosen] : []
}
