import { Link, type LinkProps } from '@remix-run/react'
import { type ComponentPropsWithoutRef, forwardRef } from 'react'
import { classNames } from './class-names.ts'

type Look = {
  /** `main` fills with the accent: at most one on a screen. */
  kind?: 'main' | 'plain' | 'bare'
  small?: boolean
  wide?: boolean
  /** Square, for an icon alone; give it an `aria-label`. */
  icon?: boolean
}

const classOf = ({ kind = 'plain', small, wide, icon }: Look, more?: string) =>
  classNames('btn', kind !== 'plain' && kind, small && 'small', wide && 'wide', icon && 'icon', more)

type ButtonProps = Look &
  ComponentPropsWithoutRef<'button'> & {
    /** The word shown while the work runs (保存中). The button keeps the focus and takes no more presses. */
    busy?: string | false
  }

export const Button = forwardRef<HTMLButtonElement, ButtonProps>(function Button(
  { kind, small, wide, icon, busy, className, children, onClick, type = 'button', ...rest },
  ref,
) {
  return (
    <button
      {...rest}
      ref={ref}
      // While busy the press is dropped, not the button: a disabled button would lose the focus.
      type={type}
      className={classOf({ kind, small, wide, icon }, className)}
      aria-busy={busy ? true : undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {busy || children}
    </button>
  )
})

export function ButtonLink({ kind, small, wide, icon, className, ...rest }: Look & LinkProps) {
  return <Link {...rest} className={classOf({ kind, small, wide, icon }, className)} />
}
