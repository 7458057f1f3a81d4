import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { classNames } from '../ui/class-names.ts'
import { Icon } from '../ui/icon.tsx'

export type AnswerOption = { text: string; right?: boolean; why: string }

type Verdict = 'right' | 'wrong' | 'missed'
const ICON_OF = { right: 'check', wrong: 'cross', missed: 'check' } as const

const verdictOn = (option: AnswerOption, chosen: boolean): Verdict | undefined => {
  if (chosen) return option.right ? 'right' : 'wrong'
  return option.right ? 'missed' : undefined
}

type AnswerOptionsProps = {
  /** The name the radio buttons share. */
  name: string
  ask: string
  options: readonly AnswerOption[]
  chosen: number | null
  /** Shows the verdicts, with the reasons under the right answer and the one chosen. */
  checked: boolean
  onChoose(at: number): void
}

/** A question with its answers, one of which can be chosen. */
export function AnswerOptions({ name, ask, options, chosen, checked, onChoose }: AnswerOptionsProps) {
  const { t } = useTranslation('lesson')
  return (
    <fieldset>
      <legend className="ask">{ask}</legend>
      {options.map((option, at) => {
        const verdict = checked ? verdictOn(option, at === chosen) : undefined
        return (
          <label key={option.text} className={classNames('opt', verdict)}>
            <input type="radio" name={name} checked={at === chosen} onChange={() => onChoose(at)} />
            <span>
              {option.text}
              {verdict && <span className="why">{option.why}</span>}
            </span>
            {verdict && (
              <span className="st">
                <Icon name={ICON_OF[verdict]} />
                {t(`verdict.${verdict}`)}
              </span>
            )}
          </label>
        )
      })}
    </fieldset>
  )
}

/** One question's state: what is chosen, and whether it was looked at. `onChecked` is told at every look. */
export function useQuestion(onChecked: () => void) {
  const name = useId()
  const [chosen, setChosen] = useState<number | null>(null)
  const [checked, setChecked] = useState(false)
  const [unchosen, setUnchosen] = useState(false)
  return {
    name,
    chosen,
    checked,
    unchosen,
    choose: (at: number) => {
      setChosen(at)
      setChecked(false)
      setUnchosen(false)
    },
    check: () => {
      if (chosen === null) return setUnchosen(true)
      setChecked(true)
      onChecked()
    },
    again: () => {
      setChosen(null)
      setChecked(false)
    },
  }
}

type QuestionFootProps = Omit<ReturnType<typeof useQuestion>, 'name' | 'choose'> & {
  options: readonly AnswerOption[]
}

/** The button that looks, and what is said after the look. */
export function QuestionFoot({ options, chosen, checked, unchosen, check, again }: QuestionFootProps) {
  const { t } = useTranslation('lesson')
  const picked = chosen === null ? undefined : options[chosen]
  const right = options.find((option) => option.right)
  return (
    <>
      <Button small kind={chosen !== null && !checked ? 'main' : 'plain'} onClick={checked ? again : check}>
        {t(checked ? 'checkpoint.again' : 'check')}
      </Button>
      <p className="say-so" role="status">
        {!checked && t(unchosen ? 'checkpoint.chooseFirst' : 'checkpoint.hint')}
        {checked && (
          <>
            {t(picked?.right ? 'checkpoint.right' : 'checkpoint.wrong')}
            <span className="sr">
              {picked?.why}
              {!picked?.right && right && t('checkpoint.rightIs', { text: right.text, why: right.why })}
            </span>
          </>
        )}
      </p>
    </>
  )
}
