import type { ReactNode } from 'react'
import { classNames } from '../ui/class-names.ts'

type SpokenLineProps = {
  who: string
  /** The customer speaks in the face of what is weighed. */
  customer?: boolean
  note?: ReactNode
  children: ReactNode
}

/** One thing said in a talk, with who says it, and a remark under it. */
export function SpokenLine({ who, customer = false, note, children }: SpokenLineProps) {
  return (
    <div className={classNames('spoken', customer && 'by-customer')}>
      <span className="speaker">{who}</span>
      <div>
        <p>{children}</p>
        {note !== undefined && <p className="why">{note}</p>}
      </div>
    </div>
  )
}

/** Authors write who speaks; a customer is known by that word. */
export const isCustomer = (who: string): boolean => /^(客户|用户|顾客)/.test(who)
