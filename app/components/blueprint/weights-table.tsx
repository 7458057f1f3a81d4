import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { NodeStock, Stock } from '../../domain/blueprint/stock.ts'
import type { Level } from '../../domain/shared/level.ts'
import { inPoints } from '../bank/points.ts'
import { Meter } from '../ui/meter.tsx'
import { Scroll, Table } from '../ui/table.tsx'
import { Enough } from './enough.tsx'
import { OriginTag } from './origin-tag.tsx'

/** The weights tree: each figure with where it comes from, its points, and the stock against what the forms need. */
export function WeightsTable({ level, stock }: { level: Level; stock: Stock }) {
  const { t } = useTranslation('blueprint')
  const { nodes, total, forms } = stock
  const widest = Math.max(
    ...nodes.filter(({ isLeaf }) => isLeaf).map((node) => Math.max(node.stock, node.needed)),
  )
  const origins = [...new Set(nodes.map(({ weightOrigin }) => weightOrigin))]
  return (
    <section className="sec-s" aria-labelledby="weights">
      <h2 id="weights">{t('weights.title')}</h2>
      <Scroll label={t('weights.title')}>
        <Table caption={t('weights.caption')} className="tree">
          <thead>
            <tr>
              <th scope="col">{t('weights.node')}</th>
              <th scope="col" className="num">
                {t('weights.weight')}
              </th>
              <th scope="col" className="hide-s">
                {t('weights.origin')}
              </th>
              <th scope="col" className="num hide-s">
                {t('weights.quota')}
              </th>
              <th scope="col" className="hide-s">
                {t('weights.against', { count: forms })}
              </th>
              <th scope="col" className="num">
                {t('stock')}
              </th>
              <th scope="col" className="num">
                {t('needed')}
              </th>
              <th scope="col">
                <span className="sr">{t('enoughHead')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {nodes.map((node) => (
              <NodeRow key={node.id} node={node} level={level} widest={widest} forms={forms} />
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('total')}</th>
              <td className="num">{total.weight}</td>
              <td className="hide-s" />
              <td className="num hide-s">{inPoints(total.quota)}</td>
              <td className="hide-s" />
              <td className="num">{inPoints(total.stock)}</td>
              <td className="num">{inPoints(total.needed)}</td>
              <td />
            </tr>
          </tfoot>
        </Table>
      </Scroll>
      <p className="note">
        <span className="only-s">
          {origins.map((origin) => (
            <OriginTag key={origin} origin={origin} />
          ))}{' '}
        </span>
        {t('weights.note', { count: forms, usable: stock.usable })}
      </p>
    </section>
  )
}

type NodeRowProps = { node: NodeStock; level: Level; widest: number; forms: number }

function NodeRow({ node, level, widest, forms }: NodeRowProps) {
  const { t } = useTranslation('blueprint')
  const { name, stock, needed, short } = node
  const label = t('weights.bar', { name, stock: inPoints(stock), needed: inPoints(needed), count: forms })
  return (
    <tr className={node.depth === 1 ? 'lv1' : 'lv2'}>
      <th scope="row">
        {node.isLeaf ? (
          <Link className="plain" to={`/bank?level=${level}&leaf=${node.id}`}>
            {name}
          </Link>
        ) : (
          name
        )}{' '}
        {node.labelOrigin !== 'seed' && <span className="note hide-s">{t(`label.${node.labelOrigin}`)}</span>}
      </th>
      <td className="num">{node.depth === 1 ? <b>{node.weight}</b> : node.weight}</td>
      <td className="hide-s">
        <OriginTag origin={node.weightOrigin} />
      </td>
      <td className="num hide-s">{inPoints(node.quota)}</td>
      <td className="barcell hide-s">
        {node.isLeaf && (
          <Meter
            value={stock}
            of={Math.max(stock, needed)}
            widest={widest}
            target={needed}
            tone={short > 0 ? 'warn' : 'fill'}
            label={label}
          />
        )}
      </td>
      <td className="num">{inPoints(stock)}</td>
      <td className="num">{inPoints(needed)}</td>
      <td className="nowrap">
        <Enough short={short} lacking={t('short.points', { amount: inPoints(short) })} />
      </td>
    </tr>
  )
}
