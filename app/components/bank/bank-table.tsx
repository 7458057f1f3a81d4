import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { BankData } from '../../routes/bank/route.tsx'
import { decimal } from '../analysis/figures.ts'
import { classNames } from '../ui/class-names.ts'
import { SortHead, Table } from '../ui/table.tsx'
import { GappedStem } from './gapped-stem.tsx'
import { facilityText } from './points.ts'
import { StatusTag, WorkTag } from './status-tag.tsx'
import { useAddress } from './use-address.ts'
import { ROW_LINK } from './use-list-keys.ts'

type Rows = BankData['rows']
type SortBy = BankData['query']['sort']['by']

type BankTableProps = {
  rows: Rows
  leaves: BankData['leaves']
  sort: BankData['query']['sort']
  openId: string
  /** Nothing stands beside it: room for the columns that the open item tells otherwise. */
  wide: boolean
  chosen: ReadonlySet<string>
  onChoose: (itemId: string) => void
  /** Chooses all of these, or none when all are chosen. */
  onChooseAll: (itemIds: readonly string[]) => void
}

/** One line an item, its end cut; the whole is in the open item. */
export function BankTable({
  rows,
  leaves,
  sort,
  openId,
  wide,
  chosen,
  onChoose,
  onChooseAll,
}: BankTableProps) {
  const { t } = useTranslation('bank')
  const { to } = useAddress()
  const points = new Map(leaves.flatMap((leaf) => leaf.points.map(({ id, name }) => [id, name] as const)))
  // most banks have too few answers for curves; then the columns would be all dashes
  const hasPlaces = wide && rows.some(({ b }) => b !== null)
  const hasSlopes = wide && rows.some(({ a }) => a !== null)
  const head = (by: SortBy, className?: string) => {
    const isOn = sort.by === by
    return (
      <SortHead
        className={className}
        to={to({
          sort: by === 'id' ? null : by,
          order: isOn && !sort.descending ? 'down' : null,
          page: null,
        })}
        sorted={isOn ? (sort.descending ? 'descending' : 'ascending') : undefined}
      >
        {t(`column.${by}`)}
      </SortHead>
    )
  }
  return (
    <Table caption={t('list')} className="bank">
      <thead>
        <tr>
          <th scope="col" className="pick-cell">
            <input
              type="checkbox"
              aria-label={t('workbench:choose.page')}
              checked={rows.every(({ id }) => chosen.has(id))}
              onChange={() => onChooseAll(rows.map(({ id }) => id))}
            />
          </th>
          {head('id', 'hide-s')}
          {head('stem')}
          {wide && head('point', 'hide-s')}
          {head('kind')}
          {head('difficulty', 'hide-s')}
          {wide && head('source', 'hide-s')}
          {head('status')}
          {wide && (
            <th scope="col" className="num hide-s">
              {t('column.forms')}
            </th>
          )}
          {head('facility', 'num hide-s')}
          {wide && head('discrimination', 'num hide-s')}
          {hasPlaces && head('b', 'num hide-s')}
          {hasSlopes && head('a', 'num hide-s')}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} className={classNames(row.id === openId && 'on')}>
            <td className="pick-cell">
              <input
                type="checkbox"
                aria-label={t('workbench:choose.one', { id: row.id })}
                checked={chosen.has(row.id)}
                onChange={() => onChoose(row.id)}
              />
            </td>
            <td className="nowrap muted hide-s">{row.id}</td>
            <td className="stem-cell">
              <Link
                className="plain"
                to={to({ item: row.id, with: null })}
                preventScrollReset
                aria-current={row.id === openId ? 'true' : undefined}
                {...{ [ROW_LINK]: row.id }}
              >
                {row.stem ? <GappedStem stem={row.stem} /> : t('workbench:noStem')}
              </Link>
            </td>
            {wide && (
              <td className="nowrap hide-s">{points.get(row.knowledgePoint) ?? row.knowledgePoint}</td>
            )}
            <td className="nowrap">{t(`shell:kind.${row.kind}`)}</td>
            <td className="nowrap hide-s">{row.difficulty ? t(`difficulty.${row.difficulty}`) : '—'}</td>
            {wide && (
              <td className="nowrap hide-s">
                {t(`document.${row.source}`, { defaultValue: row.source || '—' })}
              </td>
            )}
            <td>
              <StatusTag status={row.status} /> <WorkTag {...row} />
            </td>
            {wide && <td className="num hide-s">{row.forms || '—'}</td>}
            <td className="num hide-s">{facilityText(row.facility)}</td>
            {wide && <td className="num hide-s">{decimal(row.discrimination)}</td>}
            {hasPlaces && <td className="num hide-s">{decimal(row.b)}</td>}
            {hasSlopes && <td className="num hide-s">{decimal(row.a)}</td>}
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
