import { useEffect, useRef } from 'react'

type ExamKeys = {
  onStep: (by: 1 | -1) => void
  onFlag: () => void
  onGoTo: () => void
  onOption: (key: string) => void
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.matches('input:not([type="radio"], [type="checkbox"]), textarea, select, [contenteditable]')

/**
 * The keys of the room: Alt and arrows, F, G, 1–6 and A–E (F is the flag). Single letters rest while a text field has
 * the focus, while a dialog is open, and where the profile has switched them off.
 */
export function useExamKeys(keys: ExamKeys, { active, letters }: { active: boolean; letters: boolean }) {
  const latest = useRef(keys)
  latest.current = keys
  useEffect(() => {
    if (!active) return
    const press = (event: KeyboardEvent) => {
      if (document.querySelector('dialog[open]') || event.isComposing) return
      const { onStep, onFlag, onGoTo, onOption } = latest.current
      if (event.altKey && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) {
        event.preventDefault() // the browser would go back a page
        return onStep(event.key === 'ArrowRight' ? 1 : -1)
      }
      if (!letters || event.altKey || event.ctrlKey || event.metaKey || isTyping(event.target)) return
      if (event.key === 'f' || event.key === 'F') return onFlag()
      if (event.key === 'g' || event.key === 'G') {
        event.preventDefault() // or the letter lands in the field that opens
        return onGoTo()
      }
      onOption(event.key)
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [active, letters])
}
