import { useTranslation } from 'react-i18next'
import type { ItemImage } from '../../domain/item/image.ts'
import type { ItemReview } from '../../domain/item/review.ts'
import type { ResponseOf } from '../../domain/item/schema.ts'
import { Shape } from '../ui/words.tsx'
import { CustomersWords } from './classification-fields.tsx'
import { Figures } from './figures.tsx'

type Props = {
  stem: string
  images: readonly ItemImage[] | undefined
  said: ResponseOf<'classification'> | null
  answer: Extract<ItemReview['key'], { kind: 'classification' }>
  /** The motive was one next to the right one. */
  near: boolean
}

export function ReviewClassification({ stem, images, said, answer, near }: Props) {
  const { t } = useTranslation('question')
  return (
    <>
      <CustomersWords text={stem} />
      <Figures images={images} />
      <dl className="kv judged">
        <dt>{t('review.yours')}</dt>
        <dd>
          <Judged of={said?.class} motive={said?.primaryMotive} />
          {near && <span className="note">{t('review.near')}</span>}
        </dd>
        <dt>{t('review.should')}</dt>
        <dd>
          <Judged of={answer.class} motive={answer.primaryMotive} />
          {answer.secondaryMotive && (
            <span className="note">
              {t('review.secondary', { motive: t(`motive.${answer.secondaryMotive}`) })}
            </span>
          )}
        </dd>
      </dl>
    </>
  )
}

function Judged({
  of,
  motive,
}: {
  of?: ResponseOf<'classification'>['class']
  motive?: ResponseOf<'classification'>['primaryMotive']
}) {
  const { t } = useTranslation('question')
  if (!of && !motive) return <>{t('review.nothing')}</>
  return (
    <>
      {of && (
        <span className="tag">
          <Shape of={of} />
          {t(`class.${of}`)}
        </span>
      )}
      {motive && `${motive} ${t(`motive.${motive}`)}`}
    </>
  )
}
