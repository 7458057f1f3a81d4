import { useTranslation } from 'react-i18next'
import type { ShownChange } from '../../routes/regrades.$changeId/change-of.server.ts'
import { Notice } from '../ui/notice.tsx'
import { Pager } from '../ui/pager.tsx'
import { Proportions } from './proportions.tsx'
import { ReportRows } from './report-rows.tsx'
import { StatisticsTable } from './statistics-table.tsx'

/** The dry run: how many scores change, who flips, which certificates it touches, what it does to the item. */
export function Report({ change }: { change: ShownChange }) {
  const { t } = useTranslation('regrade')
  const { totals, certificates, unmarked, rows, page, pages, touched } = change
  return (
    <section aria-labelledby="report" className="sec report">
      <h2 id="report">{t('report.title')}</h2>
      <dl className="figs">
        <div>
          <dt>{t('report.attempts')}</dt>
          <dd>{totals.attempts}</dd>
        </div>
        <div>
          <dt>{t('report.changed')}</dt>
          <dd>
            {totals.raised + totals.lowered}{' '}
            <small>{t('report.upDown', { up: totals.raised, down: totals.lowered })}</small>
          </dd>
        </div>
        <div>
          <dt>{t('report.toPass')}</dt>
          <dd>{totals.toPass}</dd>
        </div>
        <div>
          <dt>{t('report.toFail')}</dt>
          <dd>{totals.toFail}</dd>
        </div>
      </dl>
      {(certificates.flagged.length > 0 || certificates.awarded > 0) && (
        <Notice tone={certificates.flagged.length > 0 ? 'warn' : 'neutral'} title={t('report.certificates')}>
          {certificates.flagged.length > 0 && (
            <p>
              {t('report.flagged', {
                count: certificates.flagged.length,
                numbers: certificates.flagged.slice(0, 10).join('、'),
              })}
            </p>
          )}
          {certificates.awarded > 0 && <p>{t('report.awarded', { count: certificates.awarded })}</p>}
        </Notice>
      )}
      {unmarked > 0 && <p className="note sec-s">{t('report.unmarked', { count: unmarked })}</p>}
      {rows.length > 0 ? <ReportRows rows={rows} /> : <p className="muted sec-s">{t('report.nobody')}</p>}
      {pages > 1 && <Pager page={page} pages={pages} total={touched} addressOf={(n) => `?page=${n}`} />}
      <StatisticsTable statistics={change.statistics} />
      {change.proportions && <Proportions proportions={change.proportions} />}
    </section>
  )
}
