import { useTranslation } from 'react-i18next'
import type { ShownChange } from '../../routes/regrades.$changeId/change-of.server.ts'
import { Table } from '../ui/table.tsx'

/** Difficulty and discrimination of the item before and after, with how many attempts they rest on. */
export function StatisticsTable({ statistics: { before, after } }: Pick<ShownChange, 'statistics'>) {
  const { t } = useTranslation('regrade')
  const percent = (share: number | null | undefined) =>
    share === null || share === undefined ? t('report.noEvidence') : `${Math.round(share * 1_000) / 10}%`
  const index = (r: number | null | undefined) =>
    r === null || r === undefined
      ? t('report.noEvidence')
      : (Math.round(r * 100) / 100).toFixed(2).replace('-', '−')
  return (
    <div className="sec-s narrow">
      <Table caption={t('report.statistics', { count: before.n })} captioned>
        <thead>
          <tr>
            <th scope="col">{t('report.figure')}</th>
            <th scope="col" className="num">
              {t('report.before')}
            </th>
            <th scope="col" className="num">
              {t('report.after')}
            </th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{t('report.facility')}</th>
            <td className="num">{percent(before.facility)}</td>
            <td className="num">{after ? percent(after.facility) : t('report.dropped')}</td>
          </tr>
          <tr>
            <th scope="row">{t('report.discrimination')}</th>
            <td className="num">{index(before.discrimination)}</td>
            <td className="num">{after ? index(after.discrimination) : t('report.dropped')}</td>
          </tr>
        </tbody>
      </Table>
      <p className="note">{t('report.statisticsNote')}</p>
    </div>
  )
}
