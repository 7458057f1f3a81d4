import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { PlaceToReread } from '../../domain/attempt/result-summary.ts'
import { formatPoints } from '../../domain/shared/format-points.ts'

export type WeakLeaf = Readonly<{
  id: string
  name: string
  points: number
  outOf: number
  wrong: number
  places: readonly PlaceToReread[]
}>

/** Where to begin: the weakest leaves, each with the sections its lost questions come from. */
export function RereadPlan({ leaves }: { leaves: readonly WeakLeaf[] }) {
  const { t } = useTranslation('exam')
  return (
    <aside aria-labelledby="plan-head">
      <h2 id="plan-head">{t('result.plan')}</h2>
      <p className="note">
        {leaves.length > 0 ? t('result.planNote', { count: leaves.length }) : t('result.planNone')}
      </p>
      <ol className="plan">
        {leaves.map(({ id, name, points, outOf, wrong, places }, i) => (
          <li key={id}>
            <span className="n">{i + 1}</span>
            <div className="stack-s">
              <h3>{name}</h3>
              <p className="muted">
                {t('result.lost', { points: formatPoints(points), outOf: formatPoints(outOf), count: wrong })}
              </p>
              <ul>
                {places.map((place) => (
                  <li key={`${place.moduleId}#${place.id}`}>
                    <Link to={`/learn/${place.moduleId}#${place.id}`}>
                      {t('result.reread', { section: place.title })}
                    </Link>{' '}
                    <span className="note nowrap">{t('result.rereadCount', { count: place.questions })}</span>
                  </li>
                ))}
              </ul>
            </div>
          </li>
        ))}
      </ol>
    </aside>
  )
}
