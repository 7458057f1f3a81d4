import { useTranslation } from 'react-i18next'
import type { Rubric } from '../../domain/item/rubric.ts'
import { highestOf } from '../../domain/item/rubric-points.ts'
import { formatPoints } from '../../domain/shared/format-points.ts'
import { Table } from '../ui/table.tsx'

type Props = {
  rubric: Rubric
  /** What each criterion earned, in hundredths; left out where nobody has read. */
  earned?: ReadonlyMap<string, number>
}

/** The criteria of a rubric with the words of every level, and what was earned. */
export function RubricTable({ rubric, earned }: Props) {
  const { t } = useTranslation('question')
  return (
    <Table caption={t('rubric.caption')} className="rubric-marks">
      <thead>
        <tr>
          <th scope="col">{t('rubric.criterion')}</th>
          <th scope="col">{t('rubric.levels')}</th>
          {earned && (
            <th scope="col" className="num">
              {t('rubric.earned')}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rubric.map((criterion) => (
          <tr key={criterion.id}>
            <th scope="row">{criterion.name}</th>
            <td>
              <ul className="rubric-levels">
                {criterion.levels.map(({ points, anchor }) => (
                  <li key={points} className={earned?.get(criterion.id) === points ? 'reached' : undefined}>
                    <b>{t('rubric.points', { points: formatPoints(points) })}</b> {anchor}
                  </li>
                ))}
              </ul>
            </td>
            {earned && (
              <td className="num nowrap">
                {formatPoints(earned.get(criterion.id) ?? 0)} / {formatPoints(highestOf(criterion))}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
