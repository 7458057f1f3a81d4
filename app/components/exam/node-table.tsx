import { useTranslation } from 'react-i18next'
import type { NodeResult } from '../../domain/attempt/result-summary.ts'
import { formatPoints } from '../../domain/shared/format-points.ts'
import { Icon } from '../ui/icon.tsx'
import { Meter } from '../ui/meter.tsx'
import { Table } from '../ui/table.tsx'

/** Points under every node of the weights tree: the track is what the form had there, the fill what was earned. */
export function NodeTable({ nodes }: { nodes: readonly NodeResult[] }) {
  const { t } = useTranslation('exam')
  const widest = Math.max(...nodes.map(({ outOf }) => outOf))
  return (
    <Table caption={t('result.nodes')} className="nodes">
      <thead>
        <tr>
          <th scope="col">{t('result.node')}</th>
          <th scope="col">
            <span className="sr">{t('result.bar')}</span>
          </th>
          <th scope="col" className="num">
            {t('result.got')}
          </th>
          <th scope="col" className="num">
            {t('result.outOf')}
          </th>
          <th scope="col" className="num hide-s">
            {t('result.weight')}
          </th>
          <th scope="col" className="num hide-s">
            {t('result.share')}
          </th>
        </tr>
      </thead>
      <tbody>
        {nodes.map((node) => (
          <NodeRow key={node.id} node={node} widest={widest} />
        ))}
      </tbody>
    </Table>
  )
}

function NodeRow({
  node: { name, depth, points, outOf, weight, low },
  widest,
}: {
  node: NodeResult
  widest: number
}) {
  const { t } = useTranslation('exam')
  const told = { name, points: formatPoints(points), outOf: formatPoints(outOf) }
  return (
    <tr className={`lv${depth}`}>
      <th scope="row">{name}</th>
      <td className="barcell">
        <Meter
          value={points}
          of={outOf}
          widest={widest}
          tone={low ? 'warn' : 'fill'}
          label={t('result.barLabel', told)}
        />
      </td>
      <td className="num">
        {low && (
          <span className="warn-t">
            <Icon name="warn" label={t('result.low')} />
          </span>
        )}{' '}
        {told.points}
      </td>
      <td className="num muted">{told.outOf}</td>
      <td className="num muted hide-s">{weight}%</td>
      <td className="num hide-s">{outOf === 0 ? '–' : `${Math.floor((100 * points) / outOf)}%`}</td>
    </tr>
  )
}
