import { useTranslation } from 'react-i18next'
import type { Rubric } from '../../domain/item/rubric.ts'
import { TextInput } from '../ui/field.tsx'
import { Table } from '../ui/table.tsx'

/** What each level of a rubric gives, to be changed; criteria and their words stay. */
export function RubricFields({ rubric, prefix }: { rubric: Rubric; prefix: string }) {
  const { t } = useTranslation('regrade')
  return (
    <div className="stack">
      <p className="note">{t('form.rubricHint')}</p>
      {rubric.map(({ id, name, levels }, at) => (
        <Table key={id} caption={name} captioned>
          <thead>
            <tr>
              <th scope="col">{t('form.level')}</th>
              <th scope="col" className="num">
                {t('form.points')}
              </th>
            </tr>
          </thead>
          <tbody>
            {levels.map(({ points, anchor }, level) => (
              <tr key={anchor}>
                <th scope="row">{anchor}</th>
                <td className="num">
                  <TextInput
                    small
                    className="points-in"
                    name={`${prefix}level-${at}-${level}`}
                    defaultValue={String(points / 100)}
                    readOnly={level === 0}
                    inputMode="decimal"
                    required
                    aria-label={t('form.levelPoints', { name, n: level + 1 })}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      ))}
    </div>
  )
}
