import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Level } from '../../domain/shared/level.ts'

/** The levels that have a blueprint. With one of them there is nothing to choose. */
export function LevelSwitch({ levels, level }: { levels: readonly Level[]; level: Level }) {
  const { t } = useTranslation('blueprint')
  if (levels.length === 0 || (levels.length === 1 && levels[0] === level)) return null
  return (
    <nav className="switch" aria-label={t('levels')}>
      {levels.map((one) => (
        <Link key={one} to={`/blueprints/${one}`} aria-current={one === level ? 'page' : undefined}>
          {t(`shell:level.${one}`)}
        </Link>
      ))}
    </nav>
  )
}
