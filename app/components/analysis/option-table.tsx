import { useTranslation } from 'react-i18next'
import type { ItemAnalysisData } from '../../routes/analysis.$itemId/route.tsx'
import { Table } from '../ui/table.tsx'
import { Tag } from '../ui/tag.tsx'
import { decimal, percent } from './figures.ts'

type Option = ItemAnalysisData['options'][number]

/** How each option was chosen, and by whom: a small curve from the weakest fifth to the strongest. */
export function OptionTable({ options }: { options: readonly Option[] }) {
  const { t } = useTranslation('analysis')
  return (
    <section className="sec-s">
      <h2>{t('item.options')}</h2>
      <p className="note">{t('item.optionsNote')}</p>
      <Table caption={t('item.options')}>
        <thead>
          <tr>
            <th scope="col">{t('item.option')}</th>
            <th scope="col" className="num">
              {t('item.rate')}
            </th>
            <th scope="col" className="num hide-s">
              {t('item.r')}
            </th>
            <th scope="col">{t('item.curve')}</th>
          </tr>
        </thead>
        <tbody>
          {options.map((option) => (
            <tr key={option.id}>
              <th scope="row" className="wrap">
                {option.id === 'true'
                  ? t('item.true')
                  : option.id === 'false'
                    ? t('item.false')
                    : option.id.toUpperCase()}{' '}
                {option.text} {option.isKey && <Tag tone="good">{t('item.key')}</Tag>}
              </th>
              <td className="num">{percent(option.rate)}</td>
              <td className="num hide-s">{decimal(option.r)}</td>
              <td>
                <Curve option={option} />
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  )
}

const [WIDTH, HEIGHT] = [120, 36]

function Curve({ option: { id, isKey, curve } }: { option: Option }) {
  const { t } = useTranslation('analysis')
  const title = t('item.curveTitle', { id: id.toUpperCase(), shares: curve.map(percent).join('、') })
  const points = curve.flatMap((share, fifth) =>
    share === null
      ? []
      : [`${4 + (fifth * (WIDTH - 8)) / (curve.length - 1)} ${HEIGHT - 4 - share * (HEIGHT - 8)}`],
  )
  return (
    <svg className="option-curve" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={title}>
      <title>{title}</title>
      <path className="grid-l" d={`M0 ${HEIGHT - 4}H${WIDTH}`} />
      {points.length > 0 && (
        <path className={`chart-line ${isKey ? 'c2' : 'c3'}`} d={`M${points.join(' ')}`} />
      )}
    </svg>
  )
}
