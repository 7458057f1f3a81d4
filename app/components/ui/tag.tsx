import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { Icon, type IconName } from './icon.tsx'

type TagProps = {
  tone?: 'good' | 'warn' | 'bad' | 'info' | 'accent' | 'line'
  icon?: IconName
  children: ReactNode
}

export function Tag({ tone, icon, children }: TagProps) {
  return (
    <span className={classNames('tag', tone)}>
      {icon && <Icon name={icon} />}
      {children}
    </span>
  )
}
