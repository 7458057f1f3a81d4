import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportData } from '../../routes/bank_.import.$importId/route.tsx'
import { Table } from '../ui/table.tsx'
import { Tag } from '../ui/tag.tsx'

const ITEM_ID = /^l[1-4]-\d{2}-\d{3,4}$/

/** Every row of the file and what becomes of it: refused ones first, with the reason and the place. */
export function ReportTables({ rejected, duplicates, near, shown, accepted }: ImportData) {
  const { t } = useTranslation('exchange')
  const place = (line: number, part?: string | null) =>
    part ? t('place.in', { part, line }) : t('place.line', { line })
  return (
    <>
      <Rows title={t('rejected', { count: rejected.length })} last={t('column.reason')}>
        {rejected.map(({ line, part, item, reason }) => (
          <Row key={`${part} ${line} ${reason}`} place={place(line, part)} item={item}>
            {reason}
          </Row>
        ))}
      </Rows>
      <Rows title={t('duplicates', { count: duplicates.length })} last={t('column.of')}>
        {duplicates.map(({ line, part, item, of }) => (
          <Row key={`${part} ${line}`} place={place(line, part)} item={item}>
            <Other of={of} />
          </Row>
        ))}
      </Rows>
      <Rows title={t('near', { count: near.length })} last={t('column.near')}>
        {near.map(({ line, part, item, of, percent }) => (
          <Row key={`${part} ${line}`} place={place(line, part)} item={item}>
            <Other of={of} /> {t('percent', { percent })}
          </Row>
        ))}
      </Rows>
      <Rows title={t('accepted', { count: accepted })} last={t('column.notes')}>
        {shown.map(({ line, part, item, kind, lacksAnswer, notes }) => (
          <Row key={`${part} ${line}`} place={place(line, part)} item={item}>
            {t(`shell:kind.${kind}`)} {lacksAnswer && <Tag tone="warn">{t('lacksAnswer')}</Tag>}{' '}
            {notes.join('；')}
          </Row>
        ))}
      </Rows>
      {accepted > shown.length && <p className="note">{t('more', { count: accepted - shown.length })}</p>}
    </>
  )
}

/** The other question: a link when it is in the bank, else its place in the file. */
function Other({ of }: { of: string }) {
  return ITEM_ID.test(of) ? <Link to={`/bank?item=${of}`}>{of}</Link> : of
}

function Rows({ title, last, children }: { title: string; last: string; children: ReactNode[] }) {
  const { t } = useTranslation('exchange')
  if (children.length === 0) return null
  return (
    <section className="sec-s">
      <h2>{title}</h2>
      <Table caption={title}>
        <thead>
          <tr>
            <th scope="col">{t('column.place')}</th>
            <th scope="col">{t('column.item')}</th>
            <th scope="col">{last}</th>
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </Table>
    </section>
  )
}

function Row({ place, item, children }: { place: string; item: string; children: ReactNode }) {
  return (
    <tr>
      <th scope="row" className="nowrap">
        {place}
      </th>
      <td>{item || '—'}</td>
      <td>{children}</td>
    </tr>
  )
}
