import { useTranslation } from 'react-i18next'
import { classNames } from '../ui/class-names.ts'
import { Icon } from '../ui/icon.tsx'
import { usePlainKeys } from '../ui/use-plain-keys.ts'
import { Kbd } from '../ui/words.tsx'
import type { ToldCase } from './told.tsx'

type Picked = 'better' | 'worse'

/** After the need is named: which of two first sentences meets it. Which stands first depends on the case alone. */
export function FirstSentence({ told, onPick }: { told: ToldCase; onPick: (picked: Picked) => void }) {
  const { t } = useTranslation('drill')
  const order: readonly Picked[] = isOdd(told.case.id) ? ['worse', 'better'] : ['better', 'worse']
  usePlainKeys((key) => {
    const picked = order[Number(key) - 1]
    if (!picked || told.picked) return false
    onPick(picked)
    return true
  })
  return (
    <fieldset className="first-s" disabled={told.picked !== null}>
      <legend className="lab">{t('reply.ask')}</legend>
      {order.map((of, at) => (
        <button
          key={of}
          type="button"
          className={classNames(
            'key',
            told.picked !== null && of === 'better' && 'right',
            told.picked === 'worse' && of === 'worse' && 'wrong',
          )}
          aria-pressed={told.picked === of}
          onClick={() => onPick(of)}
        >
          {told.picked !== null && (
            <Icon name={of === 'better' ? 'check' : 'cross'} label={t(`reply.${of}`)} />
          )}
          <span>{told.sentences[of]}</span>
          {told.picked === null && <Kbd>{at + 1}</Kbd>}
        </button>
      ))}
      {told.picked !== null && <p role="status">{told.sentences.why}</p>}
    </fieldset>
  )
}

/** Evenly spread and the same for everybody: the last digit of the case's number and of its motive. */
const isOdd = (id: string): boolean => [...id].reduce((sum, sign) => sum + sign.charCodeAt(0), 0) % 2 === 1
