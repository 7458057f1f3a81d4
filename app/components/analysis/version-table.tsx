import { useTranslation } from 'react-i18next'
import type { ItemAnalysisData } from '../../routes/analysis.$itemId/route.tsx'
import { decimal, percent } from './figures.ts'

/** Whether a version behaves unlike the one before it. */
export function VersionTable({ versions, drift }: Pick<ItemAnalysisData, 'versions' | 'drift'>) {
  const { t } = useTranslation('analysis')
  const moved = drift.filter(({ isDrift }) => isDrift)
  return (
    <section className="sec-s">
      <h2>{t('item.versions')}</h2>
      <p>
        {versions
          .map(
            ({ version, n, facility }) =>
              `${t('item.version', { n: version })} ${t('item.people', { count: n })} ${percent(facility)}`,
          )
          .join('；')}
      </p>
      {moved.map(({ from, to, change }) => (
        <p key={to} className="warn-t">
          {t('item.drift', { from, to, change: decimal(change) })}
        </p>
      ))}
      {moved.length === 0 && (
        <p className="note">{t(versions.length < 2 ? 'item.oneVersion' : 'item.noDrift')}</p>
      )}
    </section>
  )
}
