import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { AttemptStatus } from '../../domain/attempt/state.ts'
import { formatPoints } from '../../domain/shared/format-points.ts'
import { useFormats } from '../../lib/i18n/format.ts'
import { Table } from '../ui/table.tsx'
import { Tag } from '../ui/tag.tsx'

export type AttemptLine = Readonly<{
  id: string
  status: AttemptStatus
  startedAt: number
  /** Only of a released attempt. */
  score: { points: number; passed: boolean } | null
}>

export function AttemptTable({ attempts }: { attempts: readonly AttemptLine[] }) {
  const { t } = useTranslation('exam')
  const { dateTime } = useFormats()
  if (attempts.length === 0) return <p className="muted">{t('list.noAttempts')}</p>
  return (
    <Table caption={t('list.attempts')}>
      <thead>
        <tr>
          <th scope="col">{t('list.when')}</th>
          <th scope="col" className="hide-s">
            {t('list.state')}
          </th>
          <th scope="col">{t('list.result')}</th>
          <th scope="col" className="num">
            <span className="sr">{t('list.actions')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {attempts.map(({ id, status, startedAt, score }) => (
          <tr key={id}>
            <th scope="row">{dateTime(startedAt)}</th>
            <td className="hide-s">{t(`attemptState.${status}`)}</td>
            <td>{score ? <Score {...score} /> : <span className="muted">{t('list.notYet')}</span>}</td>
            <td className="num">
              <Link to={linkOf(id, status)}>
                {t(
                  status === 'released'
                    ? 'list.see'
                    : status === 'inProgress'
                      ? 'list.resume'
                      : 'list.receipt',
                )}
              </Link>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

const linkOf = (id: string, status: AttemptStatus): string => {
  if (status === 'inProgress') return `/attempts/${id}`
  return status === 'released' ? `/attempts/${id}/result` : `/attempts/${id}/receipt`
}

function Score({ points, passed }: { points: number; passed: boolean }) {
  const { t } = useTranslation('exam')
  return (
    <>
      {formatPoints(points)}{' '}
      <Tag tone={passed ? 'good' : 'bad'} icon={passed ? 'check' : 'cross'}>
        {t(passed ? 'passed' : 'failed')}
      </Tag>
    </>
  )
}
