import { useTranslation } from 'react-i18next'
import type { ExamRules } from '../../../domain/blueprint/schema.ts'
import { Table } from '../../ui/table.tsx'
import { NumberCell } from './number-cell.tsx'
import type { BlueprintDraft } from './use-blueprint-draft.ts'

/** Rules that are one number: what one of the unit shown is in the blueprint's own unit, and the most it may be. */
const NUMBERS = [
  ['minutes', 1, 600],
  ['cutScore', 100, 1_000],
  ['retakeDays', 1, 3_650],
  ['attemptsPerYear', 1, 365],
  ['maxOverlap', 0.01, 100],
  ['theoryValidMonths', 1, 600],
  ['certificateValidMonths', 1, 600],
] as const

/** The rules of the examination that may be changed here. A changed figure is the team's own from then on. */
export function RulesEditor({ blueprint, change }: Pick<BlueprintDraft, 'blueprint' | 'change'>) {
  const { t } = useTranslation('blueprintEdit')
  const { rules } = blueprint
  const set = (name: keyof ExamRules, value: number) =>
    change({ ...blueprint, rules: { ...rules, [name]: { ...rules[name], value, origin: 'team' } } })
  return (
    <section className="sec-s" aria-labelledby="rules">
      <h2 id="rules">{t('blueprint:rules.title')}</h2>
      <Table caption={t('blueprint:rules.title')}>
        <tbody>
          {NUMBERS.map(([name, unit, max]) => (
            <tr key={name}>
              <th scope="row">{t(`blueprint:rules.name.${name}`)}</th>
              <td className="num">
                <NumberCell
                  label={t(`blueprint:rules.name.${name}`)}
                  value={Math.round(rules[name].value / unit)}
                  max={max}
                  onChange={(value) => value !== undefined && set(name, Math.round(value * unit * 100) / 100)}
                />{' '}
                <span className="note">{t(`unit.${name}`)}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  )
}
