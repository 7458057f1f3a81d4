import { useTranslation } from 'react-i18next'
import type { WeightNode } from '../../../domain/blueprint/schema.ts'
import { inPoints } from '../../bank/points.ts'
import { classNames } from '../../ui/class-names.ts'
import { Scroll, Table } from '../../ui/table.tsx'
import { Enough } from '../enough.tsx'
import { NumberCell } from './number-cell.tsx'
import type { BlueprintDraft } from './use-blueprint-draft.ts'

type Part = Pick<BlueprintDraft, 'blueprint' | 'change' | 'weighed'>

/** The weights tree: every weight and range can be changed; sums, quotas and the stock follow. */
export function WeightsEditor({ blueprint, change, weighed: { stock, faults } }: Part) {
  const { t } = useTranslation('blueprintEdit')
  const full = blueprint.rules.fullMark.value
  const sum = sumOf(blueprint.tree)
  const stockOf = new Map(stock.nodes.map((node) => [node.id, node]))
  const off = new Set(faults.flatMap((fault) => ('node' in fault ? [fault.node] : [])))
  const set = (id: string, given: Partial<WeightNode>) =>
    change({ ...blueprint, tree: withNode(blueprint.tree, id, given) })
  const row = (
    node: Omit<WeightNode, 'children'>,
    depth: 1 | 2,
    children?: readonly { weight: number }[],
  ) => {
    const supply = stockOf.get(node.id)
    const below = children && sumOf(children)
    return (
      <tr key={node.id} className={classNames(depth === 1 ? 'lv1' : 'lv2', off.has(node.id) && 'off')}>
        <th scope="row">{node.name}</th>
        <td className="num">
          <NumberCell
            label={t('weightOf', { name: node.name })}
            value={node.weight}
            max={100}
            digits={3}
            onChange={(weight) => weight !== undefined && set(node.id, { weight })}
          />
        </td>
        <td className={classNames('num', below !== undefined && below !== node.weight && 'warn-t')}>
          {below === undefined ? '' : t('sum', { sum: below })}
        </td>
        <td className="num hide-s">{inPoints(Math.round((node.weight * full) / 100))}</td>
        {(['min', 'max'] as const).map((end) => (
          <td key={end} className="num hide-s">
            <NumberCell
              label={t(end, { name: node.name })}
              value={node[end] === undefined ? undefined : (node[end] ?? 0) / 100}
              optional
              max={1_000}
              digits={2}
              onChange={(points) =>
                set(node.id, { [end]: points === undefined ? undefined : Math.round(points * 100) })
              }
            />
          </td>
        ))}
        <td className="num">{supply ? inPoints(supply.stock) : ''}</td>
        <td className="num">{supply ? inPoints(supply.needed) : ''}</td>
        <td className="nowrap">
          {supply && (
            <Enough
              short={supply.short}
              lacking={t('blueprint:short.points', { amount: inPoints(supply.short) })}
            />
          )}
        </td>
      </tr>
    )
  }
  return (
    <section className="sec-s" aria-labelledby="weights">
      <h2 id="weights">{t('blueprint:weights.title')}</h2>
      <Scroll label={t('blueprint:weights.title')}>
        <Table caption={t('blueprint:weights.caption')} className="tree">
          <thead>
            <tr>
              <th scope="col">{t('blueprint:weights.node')}</th>
              <th scope="col" className="num">
                {t('blueprint:weights.weight')}
              </th>
              <th scope="col" className="num">
                {t('below')}
              </th>
              <th scope="col" className="num hide-s">
                {t('blueprint:weights.quota')}
              </th>
              <th scope="col" className="num hide-s">
                {t('least')}
              </th>
              <th scope="col" className="num hide-s">
                {t('most')}
              </th>
              <th scope="col" className="num">
                {t('blueprint:stock')}
              </th>
              <th scope="col" className="num">
                {t('blueprint:needed')}
              </th>
              <th scope="col">
                <span className="sr">{t('blueprint:enoughHead')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {blueprint.tree.flatMap((node) => [
              row(node, 1, node.children),
              ...(node.children ?? []).map((leaf) => row(leaf, 2)),
            ])}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('blueprint:total')}</th>
              <td className={classNames('num', sum !== 100 && 'warn-t')} role="status">
                {sum === 100 ? 100 : t('totalOff', { sum })}
              </td>
              <td colSpan={7} />
            </tr>
          </tfoot>
        </Table>
      </Scroll>
    </section>
  )
}

/** Weights have three decimals at most; floats are summed as thousandths. */
const sumOf = (nodes: readonly { weight: number }[]): number =>
  nodes.reduce((sum, { weight }) => sum + Math.round(weight * 1_000), 0) / 1_000

const withNode = (tree: readonly WeightNode[], id: string, given: Partial<WeightNode>): WeightNode[] =>
  tree.map((node) => ({
    ...node,
    ...(node.id === id && given),
    ...(node.children && {
      children: node.children.map((leaf) => (leaf.id === id ? { ...leaf, ...given } : leaf)),
    }),
  }))
