import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { classNames } from '../ui/class-names.ts'
import { Icon } from '../ui/icon.tsx'
import { useDone } from './progress.tsx'
import { Task } from './task.tsx'

type Option = { text: string; right?: boolean; why: string }
type CheckpointProps = { ask: string; options: readonly Option[] }

type Verdict = 'right' | 'wrong' | 'missed'
const ICON_OF = { right: 'check', wrong: 'cross', missed: 'check' } as const

const verdictOn = (option: Option, chosen: boolean): Verdict | undefined => {
  if (chosen) return option.right ? 'right' : 'wrong'
  return option.right ? 'missed' : undefined
}

/** A question on the way, not scored. Choosing again after a look clears the verdict. */
export function Checkpoint({ ask, options }: CheckpointProps) {
  const { t } = useTranslation('lesson')
  const name = useId()
  const done = useDone('Checkpoint', ask)
  const [chosen, setChosen] = useState<number | null>(null)
  const [checked, setChecked] = useState(false)
  const [unchosen, setUnchosen] = useState(false)

  const choose = (at: number) => {
    setChosen(at)
    setChecked(false)
    setUnchosen(false)
  }
  const check = () => {
    if (chosen === null) return setUnchosen(true)
    setChecked(true)
    done()
  }
  const again = () => {
    setChosen(null)
    setChecked(false)
  }
  const picked = chosen === null ? undefined : options[chosen]
  const right = options.find((option) => option.right)
  return (
    <Task
      title={t('checkpoint.title')}
      note={t('checkpoint.note')}
      footer={
        <>
          <Button
            small
            kind={chosen !== null && !checked ? 'main' : 'plain'}
            onClick={checked ? again : check}
          >
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
      }
    >
      <fieldset>
        <legend className="ask">{ask}</legend>
        {options.map((option, at) => {
          const verdict = checked ? verdictOn(option, at === chosen) : undefined
          return (
            <label key={option.text} className={classNames('opt', verdict)}>
              <input type="radio" name={name} checked={at === chosen} onChange={() => choose(at)} />
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
    </Task>
  )
}
