import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { Icon, type IconName } from './icon.tsx'

export type Tone = 'neutral' | 'good' | 'warn' | 'bad' | 'accent'

const ICON_OF: Record<Tone, IconName> = {
  neutral: 'info',
  good: 'check',
  warn: 'warn',
  bad: 'cross',
  accent: 'info',
}

type NoticeProps = {
  tone?: Tone
  icon?: IconName
  title?: ReactNode
  children?: ReactNode
  /** `alert` interrupts, `status` waits; leave out for a notice that is there when the page opens. */
  role?: 'alert' | 'status'
}

/** A word to the reader with its icon. Colour is never the only sign. */
export function Notice({ tone = 'neutral', icon = ICON_OF[tone], title, children, role }: NoticeProps) {
  return (
    <div className={classNames('notice', tone !== 'neutral' && tone)} role={role}>
      <Icon name={icon} />
      <div>
        {title !== undefined && <b>{title}</b>}
        {children}
      </div>
    </div>
  )
}
