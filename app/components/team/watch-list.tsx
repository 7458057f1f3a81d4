import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { End } from '../../domain/role-play/ends.ts'
import { formatPoints } from '../../domain/shared/format-points.ts'
import { useFormats } from '../../lib/i18n/format.ts'
import { Table } from '../ui/table.tsx'
import { Tag } from '../ui/tag.tsx'

type Watched = Readonly<{
  id: string
  name: string
  title: string
  end: End | null
  total: number | null
  at: number
  why: 'shared' | 'assigned' | 'exam'
  comments: number
}>

/** Finished talks that may be watched, the latest first. */
export function WatchList({ talks, more }: { talks: readonly Watched[]; more: boolean }) {
  const { t } = useTranslation('watch')
  const { dateTime } = useFormats()
  if (talks.length === 0) return <p className="muted">{t('talks.empty')}</p>
  return (
    <>
      <Table caption={t('talks.caption')} className="watch">
        <thead>
          <tr>
            <th scope="col">{t('talks.scenario')}</th>
            <th scope="col">{t('talks.name')}</th>
            <th scope="col" className="hide-s">
              {t('talks.end')}
            </th>
            <th scope="col" className="num">
              {t('talks.points')}
            </th>
            <th scope="col">{t('talks.why')}</th>
            <th scope="col" className="num hide-s">
              {t('talks.comments')}
            </th>
          </tr>
        </thead>
        <tbody>
          {talks.map(({ id, name, title, end, total, at, why, comments }) => (
            <tr key={id}>
              <th scope="row">
                <Link to={`/talks/${id}/report`} aria-label={t('talks.watch', { name, title })}>
                  {title}
                </Link>{' '}
                <small className="note hide-s">{dateTime(at)}</small>
              </th>
              <td>{name}</td>
              <td className="hide-s">{end && t(`report:end.${end}`)}</td>
              <td className="num">{total === null ? '—' : formatPoints(total)}</td>
              <td>
                <Tag tone="line">{t(`why.${why}`)}</Tag>
              </td>
              <td className="num hide-s">{comments}</td>
            </tr>
          ))}
        </tbody>
      </Table>
      {more && <p className="note">{t('talks.more', { count: talks.length })}</p>}
    </>
  )
}
