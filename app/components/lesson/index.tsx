import { Link } from '@remix-run/react'
import type { ComponentPropsWithoutRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Scroll } from '../ui/table'
import { Aside } from './aside'
import { Checkpoint } from './checkpoint'
import { CounterExample } from './counter-example'
import { CustomerSays } from './customer-says'
import { Example } from './example'
import { FeeInquiry } from './fee-inquiry'
import { Flow } from './flow'
import { Matching } from './matching'
import { Ordering } from './ordering'
import { Rewriting } from './rewriting'
import { Section } from './section'
import { SilentCustomers } from './silent-customers'
import { Sorting } from './sorting'
import { Src } from './src'
import { Term } from './term'

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
