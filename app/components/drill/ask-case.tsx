import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ComplaintClass, Motive } from '../../domain/complaint/motives.ts'
import { CLASSES, motivesOf, SHAPE_CLASS } from '../question/motive-words.ts'
import { classNames } from '../ui/class-names.ts'
import { usePlainKeys } from '../ui/use-plain-keys.ts'
import { Kbd, Shape } from '../ui/words.tsx'

export type Judged = { class: ComplaintClass; motive: Motive; secondary: Motive | null }
type Props = {
  onJudged: (judged: Judged) => void
  disabled?: boolean
  /** Whether the number keys are for this one: of two side by side only one listens. */
  listening?: boolean
}

/** First the class, then its motive; of a mixed one the lesser motive too. The last choice is the answer. */
export function AskCase({ onJudged, disabled = false, listening = true }: Props) {
  const { t } = useTranslation('drill')
  const [said, setSaid] = useState<ComplaintClass>()
  const [motive, setMotive] = useState<Motive>()
  const chooseClass = (of: ComplaintClass) => {
    setSaid(of)
    setMotive(undefined)
  }
  const chooseMotive = (of: Motive) => {
    setMotive(of)
    if (said && said !== 'mixed') onJudged({ class: said, motive: of, secondary: null })
  }
  const others = motive ? motivesOf(motive.startsWith('E') ? 'rational' : 'emotional') : []
  const chooseSecondary = (secondary: Motive | null) =>
    motive && onJudged({ class: 'mixed', motive, secondary })
  const step = said === undefined ? 'class' : said === 'mixed' && motive ? 'secondary' : 'motive'

  usePlainKeys((key) => {
    if (disabled || !listening) return false
    if (key === 'Backspace' && said) {
      setSaid(undefined)
      setMotive(undefined)
      return true
    }
    if (step === 'secondary' && key === '0') {
      chooseSecondary(null)
      return true
    }
    const at = Number(key) - 1
    const ofClass = step === 'class' ? CLASSES[at] : undefined
    const ofMotive = step === 'motive' ? motivesOf(said)[at] : undefined
    const ofOther = step === 'secondary' ? others[at] : undefined
    if (ofClass) chooseClass(ofClass)
    else if (ofMotive) chooseMotive(ofMotive)
    else if (ofOther) chooseSecondary(ofOther)
    return Boolean(ofClass ?? ofMotive ?? ofOther)
  })

  return (
    <div className="stack sec">
      <fieldset disabled={disabled}>
        <legend className="lab">{t('ask.class')}</legend>
        <div className="cls">
          {CLASSES.map((of, at) => (
            <button
              key={of}
              type="button"
              className={classNames('key', SHAPE_CLASS[of])}
              aria-pressed={said === of}
              onClick={() => chooseClass(of)}
            >
              <Shape of={of} />
              {t(`question:class.${of}`)}
              {step === 'class' && <Kbd>{at + 1}</Kbd>}
            </button>
          ))}
        </div>
      </fieldset>
      {said && (
        <fieldset disabled={disabled}>
          <legend className="lab">{t(said === 'mixed' ? 'ask.primary' : 'ask.motive')}</legend>
          <MotiveKeys
            of={motivesOf(said)}
            chosen={motive}
            numbered={step === 'motive'}
            onChoose={chooseMotive}
          />
        </fieldset>
      )}
      {step === 'secondary' && (
        <fieldset disabled={disabled}>
          <legend className="lab">{t('ask.secondary')}</legend>
          <MotiveKeys of={others} chosen={undefined} numbered onChoose={chooseSecondary} />
          <button type="button" className="btn bare" onClick={() => chooseSecondary(null)}>
            {t('ask.unsure')} <Kbd>0</Kbd>
          </button>
        </fieldset>
      )}
    </div>
  )
}

type MotiveKeysProps = {
  of: readonly Motive[]
  chosen: Motive | undefined
  numbered: boolean
  onChoose: (motive: Motive) => void
}

function MotiveKeys({ of, chosen, numbered, onChoose }: MotiveKeysProps) {
  const { t } = useTranslation('drill')
  return (
    <div className="mot">
      {of.map((motive, at) => (
        <button
          key={motive}
          type="button"
          className={classNames('key', motive.startsWith('E') ? 'e' : 'r')}
          aria-pressed={chosen === motive}
          onClick={() => onChoose(motive)}
        >
          <span>
            {t(`question:motive.${motive}`)}
            <small>
              {motive} {t(`question:clue.${motive}`)}
            </small>
          </span>
          {numbered && <Kbd>{at + 1}</Kbd>}
        </button>
      ))}
    </div>
  )
}
