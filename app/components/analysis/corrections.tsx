import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../lib/i18n/format.ts'
import type { ItemAnalysisData } from '../../routes/analysis.$itemId/route.tsx'
import { ChangeStatus } from '../regrade/change-status.tsx'

/** What was done about the item's key, the latest first; nothing where nothing was. */
export function Corrections({ corrections }: Pick<ItemAnalysisData, 'corrections'>) {
  const { t } = useTranslation('analysis')
  const { dateTime } = useFormats()
  if (corrections.length === 0) return null
  return (
    <section className="sec-s">
      <h2>{t('item.corrections')}</h2>
      <ul className="told">
        {corrections.map(({ changeId, n, policy, status, at }) => (
          <li key={changeId}>
            {t('item.version', { n })} <span className="note">{dateTime(at)}</span>{' '}
            <Link to={`/regrades/${changeId}`}>{t(`regrade:policy.${policy}`)}</Link>{' '}
            <ChangeStatus status={status} />
          </li>
        ))}
      </ul>
    </section>
  )
}
