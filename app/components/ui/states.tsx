import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'

/** What will be here, and the one step that puts it there. */
export function EmptyState({
  title,
  children,
  action,
}: {
  title?: ReactNode
  children: ReactNode
  action?: ReactNode
}) {
  return (
    <div className="blank-state">
      {title !== undefined && <h2>{title}</h2>}
      <p>{children}</p>
      {action !== undefined && <div className="acts">{action}</div>}
    </div>
  )
}

type ErrorStateProps = {
  /** What happened. */
  title: ReactNode
  /** What is safe. */
  safe?: ReactNode
  /** What to do. */
  todo: ReactNode
  /** A small number for whoever looks into it. */
  reference?: string
  action?: ReactNode
  /** h1 where it is all the page has. */
  heading?: 'h1' | 'h2'
}

export function ErrorState({
  title,
  safe,
  todo,
  reference,
  action,
  heading: Heading = 'h2',
}: ErrorStateProps) {
  const { t } = useTranslation('ui')
  return (
    <div className="blank-state" role="alert">
      <Heading>{title}</Heading>
      {safe !== undefined && <p>{safe}</p>}
      <p>{todo}</p>
      {action !== undefined && <div className="acts">{action}</div>}
      {reference !== undefined && <p className="ref">{t('error.reference', { reference })}</p>}
    </div>
  )
}

const LINES = ['h', 'l1', 's', 'l2', 'l3', 's2']

/**
 * Nothing for 300 ms (a delay in the stylesheet, so that it also holds before the script runs), then grey lines, and
 * a sentence after five seconds.
 * @param rows shows list rows of this number instead of lines of text
 */
export function Loading({ rows }: { rows?: number }) {
  const { t } = useTranslation('ui')
  const [slow, setSlow] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), 5_000)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div aria-busy="true">
      <div className="ghost" aria-hidden="true">
        {rows === undefined
          ? LINES.map((line) => <div key={line} className={`l ${line.replace(/\d/, '')}`} />)
          : Array.from({ length: rows }, (_, row) => `row ${row}`).map((row) => (
              <div key={row} className="l row" />
            ))}
      </div>
      <p className="note sec-s" role="status">
        {slow && t('loading.slow')}
      </p>
    </div>
  )
}

/** A polite live region that is always there, so that what is put into it later is read out. */
export function Status({ children, className }: { children?: ReactNode; className?: string }) {
  return (
    <p role="status" className={className}>
      {children}
    </p>
  )
}
