import { Children, cloneElement, isValidElement, type ReactElement, type ReactNode } from 'react'

export function Kbd({ children }: { children: ReactNode }) {
  return <kbd>{children}</kbd>
}

/** Keys and what they do, held on one line: <Keys of={['Alt', '←']}>上一题</Keys>. */
export function Keys({ of, children }: { of: readonly string[]; children: ReactNode }) {
  return (
    <span className="kg">
      {of.map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}{' '}
      {children}
    </span>
  )
}

const SHAPE_OF = { emotional: 'e', rational: 'r', mixed: 'm' } as const

/** Round is feeling, square is fact, the lozenge is both. The word stands beside it. */
export function Shape({ of }: { of: keyof typeof SHAPE_OF }) {
  return <i className={`shape ${SHAPE_OF[of]}`} aria-hidden="true" />
}

/** A sentence cut where its speaker breathes; each clause keeps its mark and the closing quotation after it. */
export const clausesOf = (text: string): string[] =>
  text.match(/[^，。！？；…]*[，。！？；…]+[”’」』）]*|[^，。！？；…]+$/g) ?? [text]

/** Puts every clause of the text inside into its own unbreakable-if-possible span. Elements are kept as they are. */
export function Clauses({ children }: { children: ReactNode }) {
  return (
    <>
      {Children.map(children, (child) => {
        if (typeof child === 'string' && child.trim() !== '')
          return clausesOf(child).map((clause, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: clauses of one text never change places
            <span key={at} className="cl">
              {clause}
            </span>
          ))
        if (isValidElement(child) && child.type === 'p') {
          const paragraph = child as ReactElement<{ children?: ReactNode }> // a <p> has nothing but children here
          return cloneElement(paragraph, {}, <Clauses>{paragraph.props.children}</Clauses>)
        }
        return child
      })}
    </>
  )
}
