import { NavLink } from '@remix-run/react'
import { useTranslation } from 'react-i18next'

const PAGES = [
  { to: '/team', name: 'study' },
  { to: '/team/talks', name: 'talks' },
  { to: '/team/assignments', name: 'assignments' },
  { to: '/team/play', name: 'play' },
  { to: '/team/drill', name: 'drill' },
] as const

/** What a manager sees of his team and does with it, a page each. */
export function TeamNav() {
  const { t } = useTranslation('watch')
  return (
    <nav className="filters" aria-label={t('nav.label')}>
      {PAGES.map(({ to, name }) => (
        <NavLink key={to} to={to} end={to === '/team'} className="pill">
          {t(`nav.${name}`)}
        </NavLink>
      ))}
    </nav>
  )
}
