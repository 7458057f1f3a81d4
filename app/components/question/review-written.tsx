import { useTranslation } from 'react-i18next'
import type { ItemReview, Reading } from '../../domain/item/review.ts'
import type { Rubric } from '../../domain/item/rubric.ts'
import { countWords } from '../../domain/item/words.ts'
import { formatPoints } from '../../domain/shared/format-points.ts'
import { RubricTable } from './rubric-table.tsx'

type Props = {
  /** Left out where the answer stands under a head of its own. */
  stem?: string
  text: string
  rubric: Rubric
  mark: ItemReview['mark']
  readings: readonly Reading[]
}

/** A written answer with the rubric it was read by: what each criterion earned, and what the readers said. */
export function ReviewWritten({ stem, text, rubric, mark, readings }: Props) {
  const { t } = useTranslation('question')
  const earned = new Map(
    mark.trace.flatMap((step) => (step.criterion ? [[step.criterion, step.earned] as const] : [])),
  )
  const read = mark.trace.some(({ rule }) => rule === 'rubric')
  return (
    <>
      {stem && <p className="stem short">{stem}</p>}
      {text.trim() === '' ? (
        <p className="muted">{t('written.empty')}</p>
      ) : (
        <>
          <div className="answer-text">{text}</div>
          <p className="note">{t('written.count', { count: countWords(text) })}</p>
        </>
      )}
      {mark.state === 'needsMarking' && <p className="note">{t('written.selfCheck')}</p>}
      <RubricTable rubric={rubric} earned={read ? earned : undefined} />
      <Readings rubric={rubric} readings={readings} />
    </>
  )
}

/** What each reader gave and wrote; readers have numbers, as papers have. */
function Readings({ rubric, readings }: Pick<Props, 'rubric' | 'readings'>) {
  const { t } = useTranslation('question')
  if (readings.length === 0) return null
  return (
    <ul className="readings">
      {readings.map(({ reading, points, given, comment }) => (
        <li key={reading}>
          <p>
            <b>{t('rubric.reading', { n: reading })}</b>{' '}
            <span className="muted">{t('rubric.gave', { points: formatPoints(points) })}</span>
          </p>
          {comment && <p>{comment}</p>}
          {given
            .filter((one) => one.comment)
            .map((one) => (
              <p key={one.criterion} className="note">
                {rubric.find(({ id }) => id === one.criterion)?.name}：{one.comment}
              </p>
            ))}
        </li>
      ))}
    </ul>
  )
}
