import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'

/** What may be wider than the page scrolls by itself, by hand and by keys. */
export function Scroll({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keys
    <section className="scroll" aria-label={label} tabIndex={0}>
      {children}
    </section>
  )
}

type TableProps = {
  /** Read out as the table's name; drawn above it only with `captioned`. */
  caption: string
  captioned?: boolean
  className?: string
  children: ReactNode
}

export function Table({ caption, captioned = false, className, children }: TableProps) {
  return (
    <table className={classNames('tbl', className)}>
      <caption className={captioned ? undefined : 'sr'}>{caption}</caption>
      {children}
    </table>
  )
}

type SortHeadProps = {
  children: ReactNode
  to: string
  sorted?: 'ascending' | 'descending'
  className?: string
}

/** A column head that sorts by a link, so that the order is in the address. */
export function SortHead({ children, to, sorted, className }: SortHeadProps) {
  return (
    <th scope="col" aria-sort={sorted ?? 'none'} className={className}>
      <Link to={to} preventScrollReset>
        {children}
        {sorted && <Icon name={sorted === 'ascending' ? 'up' : 'down'} />}
      </Link>
    </th>
  )
}
