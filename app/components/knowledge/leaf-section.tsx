import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { KnowledgePoint } from '../../domain/knowledge/schema.ts'
import { Scroll, Table } from '../ui/table.tsx'
import { Tag } from '../ui/tag.tsx'

type Point = KnowledgePoint & { byStatus: Readonly<Record<string, number>>; lessons: number }
export type ListedLeaf = {
  id: string
  name: string
  nameEn?: string
  area: string | null
  blueprints: readonly { level: string; weight: number }[]
  points: readonly Point[]
}
const SHOWN = ['ready', 'review', 'draft'] as const

/** A leaf of the tree: its weight in each blueprint, and its points with the items on them. */
export function LeafSection({ leaf }: { leaf: ListedLeaf }) {
  const { t, i18n } = useTranslation('knowledge')
  const nameOf = (node: { name: string; nameEn?: string }) =>
    i18n.language === 'en' ? (node.nameEn ?? node.name) : node.name
  const name = nameOf(leaf)
  const weights = leaf.blueprints.map(({ level, weight }) =>
    t('weight', { level: t(`shell:level.${level}`), weight }),
  )
  return (
    <details className="coverage">
      <summary>
        <h2>{leaf.area && leaf.area !== name ? t('inArea', { area: leaf.area, name }) : name}</h2>
        <span className="note">
          {[t('points', { count: leaf.points.filter(({ retired }) => !retired).length }), ...weights].join(
            t('and'),
          )}
        </span>
      </summary>
      <p>
        <Link to={`/knowledge/${leaf.id}`}>{t('editLeaf')}</Link>
      </p>
      <Scroll label={name}>
        <Table caption={name}>
          <thead>
            <tr>
              <th scope="col">{t('point')}</th>
              <th scope="col">{t('field.level')}</th>
              {SHOWN.map((status) => (
                <th key={status} scope="col" className="num">
                  {t(`bank:status.${status}`)}
                </th>
              ))}
              <th scope="col" className="num">
                {t('lessons')}
              </th>
            </tr>
          </thead>
          <tbody>
            {leaf.points.map((point) => (
              <tr key={point.id}>
                <th scope="row">
                  <Link to={`/knowledge/${point.id}`}>{nameOf(point)}</Link>{' '}
                  {point.retired && <Tag tone="warn">{t('retired')}</Tag>}
                </th>
                <td className="nowrap">{t(`shell:level.${point.level}`)}</td>
                {SHOWN.map((status) => (
                  <td key={status} className="num">
                    {point.byStatus[status] ?? 0}
                  </td>
                ))}
                <td className="num">{point.lessons}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      </Scroll>
    </details>
  )
}
