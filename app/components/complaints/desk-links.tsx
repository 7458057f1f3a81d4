import { NavLink } from '@remix-run/react'
import { useTranslation } from 'react-i18next'

/** From one of the trainer's complaint pages to the others. */
export function DeskLinks() {
  const { t } = useTranslation('complaints')
  return (
    <nav className="filters" aria-label={t('links.label')}>
      {(['', '/desk', '/rate'] as const).map((path) => (
        <NavLink key={path} className="btn small" to={`/complaints${path}`} end>
          {t(`links.${path.slice(1) || 'list'}`)}
        </NavLink>
      ))}
    </nav>
  )
}
