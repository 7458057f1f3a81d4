import { useTranslation } from 'react-i18next'
import { Table } from '../ui/table.tsx'
import { decimal } from './figures.ts'

type HistogramProps = { bins: readonly number[]; mean: number | null; people: number }
const [WIDTH, HEIGHT, TOP, LEFT] = [600, 180, 20, 8]

/** How many people in each tenth of the scale, with the numbers as a table. */
export function Histogram({ bins, mean, people }: HistogramProps) {
  const { t } = useTranslation('analysis')
  const most = Math.max(...bins, 1)
  const peak = bins.indexOf(most)
  const width = (WIDTH - 2 * LEFT) / bins.length
  const title = t('histogram', { people, mean: decimal(mean, 1), most, from: peak * 10, to: peak * 10 + 10 })
  return (
    <figure className="histogram">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT + 24}`} role="img" aria-label={title}>
        <title>{title}</title>
        {bins.map((count, at) => {
          const height = ((HEIGHT - TOP) * count) / most
          const x = LEFT + at * width
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: tenths never change places
            <g key={at}>
              <rect className="bar-fill" x={x + 3} y={HEIGHT - height} width={width - 6} height={height} />
              {count > 0 && (
                <text x={x + width / 2} y={HEIGHT - height - 5} textAnchor="middle">
                  {count}
                </text>
              )}
              <text className="faint" x={x + width / 2} y={HEIGHT + 18} textAnchor="middle">
                {at * 10}
              </text>
            </g>
          )
        })}
        <path className="grid-l" d={`M${LEFT} ${HEIGHT}H${WIDTH - LEFT}`} />
      </svg>
      <details>
        <summary>{t('table')}</summary>
        <Table caption={title}>
          <thead>
            <tr>
              <th scope="col">{t('score')}</th>
              <th scope="col" className="num">
                {t('count')}
              </th>
            </tr>
          </thead>
          <tbody>
            {bins.map((count, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: tenths never change places
              <tr key={at}>
                <th scope="row">{t('range', { from: at * 10, to: at * 10 + 10 })}</th>
                <td className="num">{count}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      </details>
    </figure>
  )
}
