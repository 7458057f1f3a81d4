import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Tag } from '../ui/tag.tsx'

/** What the source teaches and may not be done today, with the ground for that in one sentence. */
export function CounterExample({
  title,
  reason,
  children,
}: {
  title: string
  reason: string
  children: ReactNode
}) {
  const { t } = useTranslation('lesson')
  const titleId = useId()
  return (
    <section className="example counter" aria-labelledby={titleId}>
      <header>
        <Tag tone="bad" icon="cross">
          {t('counterExample.name')}
        </Tag>
        <h3 id={titleId}>{title}</h3>
      </header>
      {children}
      <footer>
        <b>{t('counterExample.why')}</b>
        {reason}
      </footer>
    </section>
  )
}
