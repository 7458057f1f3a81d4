import { Link } from '@remix-run/react'
import type { ComponentPropsWithoutRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Scroll } from '../ui/table.tsx'
import { Aside } from './aside.tsx'
import { Checkpoint } from './checkpoint.tsx'
import { CounterExample } from './counter-example.tsx'
import { CustomerSays } from './customer-says.tsx'
import { Example } from './example.tsx'
import { FeeInquiry } from './fee-inquiry.tsx'
import { Flow } from './flow.tsx'
import { Matching } from './matching.tsx'
import { Ordering } from './ordering.tsx'
import { Rewriting } from './rewriting.tsx'
import { Section } from './section.tsx'
import { SilentCustomers } from './silent-customers.tsx'
import { Sorting } from './sorting.tsx'
import { Src } from './src.tsx'
import { Term } from './term.tsx'

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

/** Everything a lesson may use (docs/authoring.md §2), handed to MDX. */
export const lessonComponents = {
  Section,
  Term,
  Src,
  CustomerSays,
  Example,
  CounterExample,
  Aside,
  Flow,
  Checkpoint,
  Sorting,
  Matching,
  Ordering,
  Rewriting,
  FeeInquiry,
  SilentCustomers,
  table: LessonTable,
  a: LessonLink,
}
