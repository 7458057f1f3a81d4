import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { CandidateItem } from '../../domain/item/schema.ts'
import { countWords, WRITTEN_LENGTH } from '../../domain/item/words.ts'
import { formatPoints } from '../../domain/shared/format-points.ts'
import { classNames } from '../ui/class-names.ts'
import { TextArea } from '../ui/field.tsx'

type Asked = Pick<Extract<CandidateItem, { kind: 'plan' }>, 'stem' | 'words' | 'criteria'>
type Props = {
  asked: Asked
  text: string
  onChange: (text: string) => void
  name: string
  disabled?: boolean
  /** A whole plan is written here: the page begins with more room. Either grows with the text where the browser can. */
  long?: boolean
}

/** A text to write, with its length against what is asked, and what the markers will look at. */
export function WrittenFields({
  asked: { stem, words, criteria },
  text,
  onChange,
  name,
  disabled,
  long = false,
}: Props) {
  const { t } = useTranslation('question')
  const id = useId()
  const count = countWords(text)
  const length = count === 0 ? 'none' : count < words.min ? 'short' : count > words.max ? 'long' : 'fits'
  return (
    <div className={classNames('question written', long && 'long')}>
      <label className="stem short" htmlFor={id}>
        {stem}
      </label>
      <p className="note" id={`${id}-looks`}>
        {t('written.range', words)}
        {t('written.criteria', {
          criteria: criteria
            .map(({ name: criterion, points }) =>
              t('written.criterion', { name: criterion, points: formatPoints(points) }),
            )
            .join(t('written.and')),
        })}
      </p>
      <TextArea
        id={id}
        name={name}
        rows={long ? 18 : 6}
        value={text}
        maxLength={WRITTEN_LENGTH}
        disabled={disabled}
        aria-describedby={`${id}-looks ${id}-count`}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <p id={`${id}-count`} className={length === 'long' ? 'note warn-t' : 'note'}>
        {t(`written.${length}`, { count, min: words.min, max: words.max })}
      </p>
    </div>
  )
}
