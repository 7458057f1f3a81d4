import { type ReactNode, useEffect, useId, useRef } from 'react'
import { classNames } from './class-names.ts'

type DialogProps = {
  open: boolean
  /** Called on Esc and on any other way the browser closes it; `open` must then become false. */
  onClose: () => void
  title: ReactNode
  children: ReactNode
  wide?: boolean
}

/** A modal question over an inert page. The browser returns the focus to where it was. Put it outside of any form. */
export function Dialog({ open, onClose, title, children, wide }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => {
    const dialog = ref.current
    if (!dialog || dialog.open === open) return
    if (open) dialog.showModal()
    else dialog.close()
  }, [open])
  return (
    <dialog
      ref={ref}
      className={classNames('dialog', wide && 'wide')}
      aria-labelledby={titleId}
      onClose={onClose}
    >
      <h2 id={titleId}>{title}</h2>
      {open && children}
    </dialog>
  )
}
