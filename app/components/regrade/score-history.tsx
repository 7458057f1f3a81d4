import { useTranslation } from 'react-i18next'
import { useFormats } from '../../lib/i18n/format.ts'
import { Table } from '../ui/table.tsx'
import { exactPoints } from './exact-points.ts'

type ScoreRow = {
  n: number
  points: number
  passed: boolean
  reason: string
  at: number
  policy: string | null
  why: string | null
  slot: number | null
}

/** Every score of an attempt with what changed and why; nothing while there is only the first. */
export function ScoreHistory({ scores }: { scores: readonly ScoreRow[] }) {
  const { t } = useTranslation('regrade')
  const { dateTime } = useFormats()
  if (scores.length < 2) return null
  return (
    <section className="sec" aria-labelledby="scores-head">
      <h2 id="scores-head">{t('history.title')}</h2>
      <p className="note">{t('history.lead')}</p>
      <Table caption={t('history.title')}>
        <thead>
          <tr>
            <th scope="col">{t('history.at')}</th>
            <th scope="col" className="num">
              {t('history.points')}
            </th>
            <th scope="col">{t('history.outcome')}</th>
            <th scope="col">{t('history.why')}</th>
          </tr>
        </thead>
        <tbody>
          {scores.map(({ n, points, passed, reason, at, policy, why, slot }) => (
            <tr key={n}>
              <th scope="row">{dateTime(at)}</th>
              <td className="num">{exactPoints(points)}</td>
              <td className="whole">{t(passed ? 'exam:passed' : 'exam:failed')}</td>
              <td>
                {policy === null ? (
                  t(`history.reason.${reason}`)
                ) : (
                  <>
                    {t('history.regrade', { slot, policy: t(`policyDone.${policy}`) })}
                    <span className="note block">{why}</span>
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  )
}
