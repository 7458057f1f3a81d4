import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Tag } from '../ui/tag.tsx'
import { Src } from './src.tsx'

export function Example({
  title,
  source,
  children,
}: {
  title: string
  source?: string
  children: ReactNode
}) {
  const { t } = useTranslation('lesson')
  const titleId = useId()
  return (
    <section className="example" aria-labelledby={titleId}>
      <header>
        <Tag>{t('example.name')}</Tag>
        <h3 id={titleId}>{title}</h3>
        {source !== undefined && <Src of={source} />}
      </header>
      {children}
    </section>
  )
}
