import { useEffect, useRef } from 'react'

type JudgeKeys = { onLevel: (place: number) => void; onGive: () => void }

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('input:not([type="radio"]), textarea, select')

/** 1–9 choose a level, Ctrl and Enter give the marks. Digits rest while something is typed or a dialog is open. */
export function useJudgeKeys(keys: JudgeKeys, digits: boolean) {
  const latest = useRef(keys)
  latest.current = keys
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.isComposing || event.repeat || document.querySelector('dialog[open]')) return
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault()
        return latest.current.onGive()
      }
      if (!digits || event.altKey || event.ctrlKey || event.metaKey || isTyping(event.target)) return
      if (!/^[1-9]$/.test(event.key)) return
      event.preventDefault()
      latest.current.onLevel(Number(event.key) - 1)
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [digits])
}
