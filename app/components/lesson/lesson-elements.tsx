import { Link } from '@remix-run/react'
import type { ComponentPropsWithoutRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Scroll } from '../ui/table.tsx'

function LessonTable(props: ComponentPropsWithoutRef<'table'>) {
  const { t } = useTranslation('ui')
  return (
    <Scroll label={t('table.scrolls')}>
      <table {...props} className="tbl" />
    </Scroll>
  )
}

function LessonLink({ href = '', children }: ComponentPropsWithoutRef<'a'>) {
  if (href.startsWith('/')) return <Link to={href}>{children}</Link>
  return <a href={href}>{children}</a>
}

/** What stands for Markdown's own elements in a lesson. */
export const lessonElements = { table: LessonTable, a: LessonLink }
