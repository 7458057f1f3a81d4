import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Clauses } from '../ui/words.tsx'

/** The customer's own words, in the face of what is weighed. */
export function CustomerSays({ children }: { children: ReactNode }) {
  const { t } = useTranslation('lesson')
  return (
    <figure className="says">
      <figcaption className="sr">{t('says.whose')}</figcaption>
      <blockquote className="quote">
        <Clauses>{children}</Clauses>
      </blockquote>
    </figure>
  )
}
