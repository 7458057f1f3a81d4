import { Link, NavLink, useRouteLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Role } from '../../domain/people/roles.ts'
import { Mark } from '../ui/mark.tsx'
import { type Tab, Tabs } from './tabs.tsx'

type Place = Tab & { role: Role; also?: readonly Role[] }

const PLACES: readonly Place[] = [
  { to: '/', name: 'nav.today', icon: 'home', role: 'trainee' },
  { to: '/learn', name: 'nav.learn', icon: 'book', role: 'trainee' },
  { to: '/drill', name: 'nav.drill', icon: 'tell', role: 'trainee' },
  { to: '/talks', name: 'nav.talks', icon: 'talk', role: 'trainee' },
  { to: '/exams', name: 'nav.exams', icon: 'paper', role: 'trainee' },
  { to: '/certification', name: 'nav.certification', icon: 'flag', role: 'trainee' },
  { to: '/certificates', name: 'nav.certificates', icon: 'check', role: 'trainee', also: ['administrator'] },
  { to: '/bank', name: 'nav.bank', icon: 'list', role: 'trainer' },
  { to: '/marking', name: 'nav.marking', icon: 'flag', role: 'assessor', also: ['trainer'] },
  { to: '/appeals', name: 'nav.appeals', icon: 'talk', role: 'trainer' },
  { to: '/scenarios', name: 'nav.scenarios', icon: 'talk', role: 'trainer' },
  { to: '/blueprints', name: 'nav.blueprints', icon: 'tell', role: 'trainer' },
  {
    to: '/sessions',
    name: 'nav.sessions',
    icon: 'clock',
    role: 'trainer',
    also: ['administrator', 'invigilator'],
  },
  { to: '/analysis', name: 'nav.analysis', icon: 'tell', role: 'trainer' },
  { to: '/regrades', name: 'nav.regrades', icon: 'again', role: 'trainer', also: ['administrator'] },
  {
    to: '/certification/people',
    name: 'nav.certification',
    icon: 'check',
    role: 'manager',
    also: ['trainer', 'assessor', 'administrator'],
  },
  { to: '/team', name: 'nav.team', icon: 'people', role: 'manager' },
  { to: '/people', name: 'nav.people', icon: 'people', role: 'administrator' },
]

type ShellData = { viewer?: { name: string; unitName: string; roles: Role[] } }

/** The frame of every page but the exam room and the door: bar, navigation, who is here, content. */
export function Shell({ children, dense = false }: { children: ReactNode; dense?: boolean }) {
  const { t } = useTranslation()
  const root = useRouteLoaderData('root') as ShellData | undefined // the root loader's own shape
  const viewer = root?.viewer
  const places = PLACES.filter(({ role, also }) =>
    viewer?.roles.some((own) => own === role || also?.includes(own)),
  )
  return (
    <div className={dense ? 'page dense' : 'page'}>
      <header className="bar">
        <div className="bar-in">
          <Link className="brand" to="/">
            <Mark />
            {t('brand')}
          </Link>
          {places.length > 0 && (
            <nav className="nav" aria-label={t('nav.main')}>
              {places.map(({ to, name }) => (
                <NavLink key={to} to={to} end={to === '/'}>
                  {t(name)}
                </NavLink>
              ))}
            </nav>
          )}
          <div className="who">
            {viewer ? (
              <>
                <span className="unit">{viewer.unitName}</span>
                <Link className="plain" to="/profile">
                  <b>{viewer.name}</b>
                </Link>
              </>
            ) : (
              <Link to="/sign-in">{t('signIn')}</Link>
            )}
          </div>
        </div>
      </header>
      <main id="main">{children}</main>
      {places.length > 1 && <Tabs places={places} />}
    </div>
  )
}
