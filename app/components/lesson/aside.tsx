import type { ReactNode } from 'react'

/** A remark of a sentence or two; it stands in the margin where the page has one. */
export function Aside({ children }: { children: ReactNode }) {
  return <aside className="aside-note">{children}</aside>
}
