import { useTranslation } from 'react-i18next'
import type { ItemImage } from '../../domain/item/image.ts'
import { classNames } from '../ui/class-names.ts'
import { Icon } from '../ui/icon.tsx'
import { Figures } from './figures.tsx'
import { letterAt } from './option-order.ts'

type Props = {
  stem: string
  images?: readonly ItemImage[] | undefined
  name: string
  several?: boolean
  /** null: true or false. */
  options: readonly { id: string; text: string }[] | null
  chosen: readonly string[]
  correct: readonly string[]
}

const ICON_OF = { right: 'check', wrong: 'cross', missed: 'check' } as const

export function ReviewOptions({ stem, images, name, several = false, options, chosen, correct }: Props) {
  const { t } = useTranslation('question')
  const shown = options ?? ['true', 'false'].map((id) => ({ id, text: t(id) }))
  return (
    <fieldset className="question" disabled>
      <legend className="stem short">{stem}</legend>
      <Figures images={images} />
      {shown.map(({ id, text }, place) => {
        const mine = chosen.includes(id)
        const verdict = correct.includes(id) ? (mine ? 'right' : 'missed') : mine ? 'wrong' : undefined
        return (
          <label key={id} className={classNames('opt done', verdict)}>
            <input type={several ? 'checkbox' : 'radio'} name={`${name}-kept`} checked={mine} readOnly />
            <span>
              {options && <b className="letter">{letterAt(place)}</b>}
              {text}
            </span>
            {verdict && (
              <span className="st">
                <Icon name={ICON_OF[verdict]} />
                {t(`review.${verdict}`)}
              </span>
            )}
          </label>
        )
      })}
    </fieldset>
  )
}
