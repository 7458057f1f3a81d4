import { Link, useSearchParams } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { AnalysisData } from '../../routes/analysis._index/route.tsx'
import { Table } from '../ui/table.tsx'
import { Tag } from '../ui/tag.tsx'
import { decimal, percent } from './figures.ts'

/** The items, those in question first, each with its figures and how many people they rest on. */
export function AnalysedItems({ items, onlyFlagged }: AnalysisData) {
  const { t } = useTranslation('analysis')
  const [search] = useSearchParams()
  const addressWith = (show: string | null) => {
    const next = new URLSearchParams(search)
    if (show) next.set('show', show)
    else next.delete('show')
    return `?${next}`
  }
  return (
    <section className="sec">
      <div className="sec-head">
        <h2>{t('items', { count: items.length })}</h2>
        <Link to={addressWith(onlyFlagged ? null : 'flagged')} preventScrollReset>
          {t(onlyFlagged ? 'allItems' : 'onlyFlagged')}
        </Link>
      </div>
      <Table caption={t('items', { count: items.length })}>
        <thead>
          <tr>
            <th scope="col">{t('column.item')}</th>
            <th scope="col" className="hide-s">
              {t('column.kind')}
            </th>
            {(['n', 'facility', 'discrimination'] as const).map((name) => (
              <th key={name} scope="col" className="num">
                {t(`column.${name}`)}
              </th>
            ))}
            {(['efficiency', 'upperLower', 'b'] as const).map((name) => (
              <th key={name} scope="col" className="num hide-s">
                {t(`column.${name}`)}
              </th>
            ))}
            <th scope="col">{t('column.findings')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.id}>
              <th scope="row">
                <Link className="staff" to={`/analysis/${item.id}?${search}`}>
                  {item.id}
                </Link>
              </th>
              <td className="hide-s">{t(`shell:kind.${item.kind}`)}</td>
              <td className="num">{item.n}</td>
              <td className="num">{percent(item.facility)}</td>
              <td className="num">{decimal(item.discriminationIndex, 0)}</td>
              <td className="num hide-s">{decimal(item.discriminativeEfficiency, 0)}</td>
              <td className="num hide-s">{decimal(item.upperLower27)}</td>
              <td className="num hide-s">{decimal(item.b)}</td>
              <td>
                {item.isFlagged && <Tag tone="warn">{t('standing')}</Tag>}{' '}
                {item.flags.map(({ flag }) => t(`flag.${flag}`)).join('；') ||
                  (item.isFlagged ? '' : t('unknown'))}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  )
}
