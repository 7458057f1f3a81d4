import { type ReactNode, useId } from 'react'

type TaskProps = { title: string; note?: ReactNode; children: ReactNode; footer?: ReactNode }

/** The frame of a part that is worked in: its name, how far it is, the work, and what is said about it. */
export function Task({ title, note, children, footer }: TaskProps) {
  const titleId = useId()
  return (
    <section className="task" aria-labelledby={titleId}>
      <header>
        <h3 id={titleId}>{title}</h3>
        {note !== undefined && <span className="note">{note}</span>}
      </header>
      <div className="body">{children}</div>
      {footer !== undefined && <footer>{footer}</footer>}
    </section>
  )
}
