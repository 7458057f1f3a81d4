import { useNavigate } from '@remix-run/react'
import { useEffect } from 'react'

/** Marks the links of the list that J and K walk over. */
export const ROW_LINK = 'data-row-link'
/** The id of the search field, for “/”. */
export const SEARCH_ID = 'bank-q'

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null

/** Moves the focus along the rows, from where it is or from the open row. Enter on a link is the browser's own. */
function step(by: 1 | -1) {
  const links = [...document.querySelectorAll<HTMLElement>(`[${ROW_LINK}]`)]
  const active = links.findIndex((link) => link.matches(':focus'))
  const at = active >= 0 ? active : links.findIndex((link) => link.getAttribute('aria-current') === 'true')
  const next = at < 0 ? links[by === 1 ? 0 : links.length - 1] : links[at + by]
  next?.focus()
  next?.scrollIntoView({ block: 'nearest' })
}

/** J and K walk the rows, / goes to the search, Esc closes the open item. Keys rest while a text field has the focus. */
export function useListKeys({ on, closeTo }: { on: boolean; closeTo: string | null }) {
  const navigate = useNavigate()
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing)
        return
      if (isTyping(event.target)) return
      if (event.key === 'Escape' && closeTo !== null) {
        const current = document.querySelector<HTMLElement>(`[${ROW_LINK}][aria-current="true"]`)
        navigate(closeTo, { preventScrollReset: true })
        current?.focus({ preventScroll: true })
        return
      }
      if (!on) return
      const key = event.key.toLowerCase()
      if (key === 'j' || key === 'k') {
        event.preventDefault()
        step(key === 'j' ? 1 : -1)
      }
      if (key === '/') {
        event.preventDefault()
        const search = document.getElementById(SEARCH_ID)
        search?.focus()
        if (search instanceof HTMLInputElement) search.select()
      }
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [on, closeTo, navigate])
}
