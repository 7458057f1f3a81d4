import { useTranslation } from 'react-i18next'
import type { Difference } from '../../../domain/blueprint/differences.ts'
import { Table } from '../../ui/table.tsx'

type Props = { caption: string; differences: readonly Difference[]; names: ReadonlyMap<string, string> }

/** What differs, a line each: before and after. */
export function Differences({ caption, differences, names }: Props) {
  const { t } = useTranslation('blueprintEdit')
  const nameOf = ({ part, of }: Difference): string => {
    if (part === 'count' || part === 'points') return t(`shell:kind.${of}`)
    if (part === 'rule') return t(`blueprint:rules.name.${of}`)
    if (part === 'tolerance' || part === 'other') return t(`${part}.${of}`, { defaultValue: of })
    return names.get(of) ?? of
  }
  return (
    <Table caption={caption}>
      <thead>
        <tr>
          <th scope="col">{t('difference.of')}</th>
          <th scope="col">{t('difference.before')}</th>
          <th scope="col">{t('difference.after')}</th>
        </tr>
      </thead>
      <tbody>
        {differences.map((difference) => (
          <tr key={`${difference.part} ${difference.of}`}>
            <th scope="row">{`${t(`difference.part.${difference.part}`)} ${nameOf(difference)}`}</th>
            <td>{difference.before ?? t('difference.none')}</td>
            <td>{difference.after ?? t('difference.none')}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
