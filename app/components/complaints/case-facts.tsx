import { useTranslation } from 'react-i18next'
import type { CaseFigures } from '../../domain/complaint/case-figures.ts'
import type { ComplaintClass, Motive } from '../../domain/complaint/motives.ts'
import { Shape } from '../ui/words.tsx'

/** Class and motives in words, the class by its shape too. */
export function Key({
  of,
  motive,
  secondary,
}: {
  of: ComplaintClass
  motive: Motive
  secondary?: Motive | null | undefined
}) {
  const { t } = useTranslation('question')
  return (
    <span>
      <Shape of={of} /> {t(`class.${of}`)} · {motive} {t(`motive.${motive}`)}
      {secondary && `，${secondary}`}
    </span>
  )
}

/** The motives wrongly chosen, the commonest first. */
export function WrongMotives({ figures, most }: { figures: CaseFigures | null; most: number }) {
  const { t } = useTranslation('question')
  if (!figures || figures.wrong.length === 0) return <>—</>
  return (
    <>
      {figures.wrong
        .slice(0, most)
        .map(({ motive, times }) => `${motive} ${t(`motive.${motive}`)} ${times}`)
        .join('；')}
    </>
  )
}

export const twoDigits = (value: number | null | undefined): string =>
  value === null || value === undefined ? '—' : value.toFixed(2)
