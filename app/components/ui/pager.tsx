import { useTranslation } from 'react-i18next'
import { ButtonLink } from './button.tsx'
import { Icon } from './icon.tsx'

type PagerProps = {
  /** From 1. */
  page: number
  pages: number
  total: number
  addressOf: (page: number) => string
}

export function Pager({ page, pages, total, addressOf }: PagerProps) {
  const { t } = useTranslation('ui')
  if (pages <= 1) return <p className="pager">{t('pager.all', { total })}</p>
  return (
    <nav className="pager" aria-label={t('pager.name')}>
      {page > 1 && (
        <ButtonLink small to={addressOf(page - 1)} rel="prev">
          <Icon name="previous" />
          {t('pager.previous')}
        </ButtonLink>
      )}
      <span>{t('pager.where', { page, pages, total })}</span>
      {page < pages && (
        <ButtonLink small to={addressOf(page + 1)} rel="next">
          {t('pager.next')}
          <Icon name="next" />
        </ButtonLink>
      )}
    </nav>
  )
}
