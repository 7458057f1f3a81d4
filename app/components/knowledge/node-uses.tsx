import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'

type Uses = {
  modules: readonly { id: string; title: string; titleEn: string }[]
  byStatus: Readonly<Record<string, number>>
  blueprints: readonly { id: string; level: string; weight: number }[]
  terms: readonly { id: string; zh: string }[]
}

/** What hangs on a node: lessons, items, blueprints, and the terms its lessons explain. */
export function NodeUses({ address, uses }: { address: string; uses: Uses }) {
  const { t, i18n } = useTranslation('knowledge')
  const counts = Object.entries(uses.byStatus).map(([status, count]) =>
    t('itemsOf', { status: t(`bank:status.${status}`), count }),
  )
  return (
    <section aria-labelledby="uses" className="sec-s">
      <h2 id="uses">{t('uses')}</h2>
      <h3>{t('usesLessons', { count: uses.modules.length })}</h3>
      <ul>
        {uses.modules.map(({ id, title, titleEn }) => (
          <li key={id}>
            <Link to={`/learn/${id}`}>{`${id} ${i18n.language === 'en' ? titleEn : title}`}</Link>
          </li>
        ))}
      </ul>
      <h3>{t('usesItems')}</h3>
      <p>{counts.length > 0 ? <Link to={address}>{counts.join(t('and'))}</Link> : t('nothing')}</p>
      <h3>{t('usesBlueprints')}</h3>
      <p>
        {uses.blueprints
          .map(({ level, weight }) => t('weight', { level: t(`shell:level.${level}`), weight }))
          .join(t('and')) || t('nothing')}
      </p>
      <h3>{t('usesTerms')}</h3>
      <p>{uses.terms.map(({ zh }) => zh).join(t('and')) || t('nothing')}</p>
    </section>
  )
}
