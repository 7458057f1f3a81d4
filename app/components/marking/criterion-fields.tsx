import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Criterion } from '../../domain/item/rubric.ts'
import { highestOf } from '../../domain/item/rubric-points.ts'
import { formatPoints } from '../../domain/shared/format-points.ts'
import { Button } from '../ui/button.tsx'
import { TextInput } from '../ui/field.tsx'

type Props = {
  criterion: Criterion
  given: { points: number; comment?: string } | undefined
  onChoose: (points: number) => void
  onRemark: (remark: string) => void
}

/** One criterion: its levels from the lowest, each with the words that say when it is reached. */
export function CriterionFields({ criterion: { id, name, levels }, given, onChoose, onRemark }: Props) {
  const { t } = useTranslation('marking')
  const [remarks, setRemarks] = useState(given?.comment !== undefined && given.comment !== '')
  return (
    <fieldset className="criterion" data-criterion={id}>
      <legend>
        {name}{' '}
        <span className="muted">
          {t('question:rubric.points', { points: formatPoints(highestOf({ levels })) })}
        </span>
      </legend>
      {levels.map(({ points, anchor }, place) => (
        <label key={points} className="level">
          <input
            type="radio"
            name={`criterion-${id}`}
            value={points}
            checked={given?.points === points}
            onChange={() => onChoose(points)}
          />
          <b>{t('question:rubric.points', { points: formatPoints(points) })}</b>
          <span>{anchor}</span>
          <kbd>{place + 1}</kbd>
        </label>
      ))}
      {given && (
        <div className="remark">
          {remarks ? (
            <TextInput
              small
              maxLength={500}
              aria-label={t('task.remarkOf', { name })}
              placeholder={t('task.remark')}
              value={given.comment ?? ''}
              onChange={(event) => onRemark(event.currentTarget.value)}
            />
          ) : (
            <Button kind="bare" small onClick={() => setRemarks(true)}>
              {t('task.addRemark')}
            </Button>
          )}
        </div>
      )}
    </fieldset>
  )
}
