import { NavLink, useLocation } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Icon, type IconName } from '../ui/icon.tsx'

export type Tab = { readonly to: string; readonly name: string; readonly icon: IconName }

/** Most have no more (design: ui); whoever has more gets a sixth column for the rest. */
const PLACES_IN_BAR = 5

/** Where somebody may go, at the foot of a phone. Whoever has more than fit finds the others under 更多. */
export function Tabs({ places }: { places: readonly Tab[] }) {
  const { t } = useTranslation()
  const { pathname } = useLocation()
  const inBar = places.slice(0, PLACES_IN_BAR)
  const others = places.slice(PLACES_IN_BAR)
  return (
    <nav className="tabs" aria-label={t('nav.main')}>
      {inBar.map((place) => (
        <TabLink key={place.to} {...place} />
      ))}
      {others.length > 0 && (
        // a new page begins with it shut
        <details
          key={pathname}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return
            event.currentTarget.open = false
            event.currentTarget.querySelector('summary')?.focus()
          }}
        >
          <summary>
            <Icon name="more" />
            {t('nav.more')}
          </summary>
          <div className="others">
            {others.map((place) => (
              <TabLink key={place.to} {...place} />
            ))}
          </div>
        </details>
      )}
    </nav>
  )
}

const TabLink = ({ to, name, icon }: Tab) => {
  const { t } = useTranslation()
  return (
    <NavLink to={to} end={to === '/'}>
      <Icon name={icon} />
      {t(name)}
    </NavLink>
  )
}
