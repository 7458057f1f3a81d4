import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { TermUses as Uses } from '../../domain/course/glossary.ts'

type Lesson = { id: string; title: string; titleEn: string }

/** Who uses a term: the lessons that explain it, and the items that say it. */
export function TermUses({ zh, uses: { modules, items } }: { zh: string; uses: Uses<Lesson> }) {
  const { t, i18n } = useTranslation('terms')
  const counts = Object.entries(items.byStatus).map(([status, count]) =>
    t('itemsOf', { status: t(`bank:status.${status}`), count }),
  )
  return (
    <section aria-labelledby="uses" className="sec-s">
      <h2 id="uses">{t('uses.title')}</h2>
      <h3>{t('uses.lessons', { count: modules.length })}</h3>
      {modules.length > 0 && (
        <ul>
          {modules.map(({ id, title, titleEn }) => (
            <li key={id}>
              <Link to={`/learn/${id}`}>{`${id} ${i18n.language === 'en' ? titleEn : title}`}</Link>
            </li>
          ))}
        </ul>
      )}
      <h3>{counts.length > 0 ? t('uses.items', { counts: counts.join(t('and')) }) : t('uses.noItems')}</h3>
      {counts.length > 0 && (
        <>
          <ul>
            {items.named.map(({ id, stem }) => (
              <li key={id}>
                <Link to={`/bank?item=${id}`}>{id}</Link> <span className="note">{stem.slice(0, 40)}</span>
              </li>
            ))}
          </ul>
          <p>
            <Link to={`/bank?q=${encodeURIComponent(zh)}`}>{t('uses.inBank', { zh })}</Link>
          </p>
        </>
      )}
    </section>
  )
}
