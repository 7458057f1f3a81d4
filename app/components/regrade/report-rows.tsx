import { useTranslation } from 'react-i18next'
import { useFormats } from '../../lib/i18n/format.ts'
import type { ShownRow } from '../../routes/regrades.$changeId/change-of.server.ts'
import { Table } from '../ui/table.tsx'
import { Tag } from '../ui/tag.tsx'
import { exactPoints } from './exact-points.ts'

/** The people whose score changes, those who flip first. */
export function ReportRows({ rows }: { rows: readonly ShownRow[] }) {
  const { t } = useTranslation('regrade')
  const { date } = useFormats()
  return (
    <Table caption={t('report.rows')} className="sec-s">
      <thead>
        <tr>
          <th scope="col">{t('report.person')}</th>
          <th scope="col" className="hide-s">
            {t('report.sat')}
          </th>
          <th scope="col" className="num hide-s">
            {t('report.item')}
          </th>
          <th scope="col" className="num">
            {t('report.before')}
          </th>
          <th scope="col" className="num">
            {t('report.after')}
          </th>
          <th scope="col">{t('report.outcome')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ attemptId, name, login, level, startedAt, item, before, after, flip, certificates }) => (
          <tr key={attemptId}>
            <th scope="row">
              {name} <span className="note staff">{login}</span>
            </th>
            <td className="hide-s">
              {t(`shell:level.${level}`)} {date(startedAt)}
            </td>
            <td className="num hide-s">
              {exactPoints(item.before)} → {exactPoints(item.after)}
            </td>
            <td className="num">{exactPoints(before.points)}</td>
            <td className="num">{exactPoints(after.points)}</td>
            <td>
              {flip === null ? (
                <span className="note">{t(after.passed ? 'report.stillPassed' : 'report.stillFailed')}</span>
              ) : (
                <Tag tone={flip === 'toPass' ? 'good' : 'bad'} icon={flip === 'toPass' ? 'check' : 'cross'}>
                  {t(`report.flip.${flip}`)}
                </Tag>
              )}
              {flip === 'toFail' &&
                certificates.map(({ id, number }) => (
                  <span key={id} className="note block">
                    {number}
                  </span>
                ))}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
