import { useNavigate } from '@remix-run/react'
import { useEffect, useRef } from 'react'

/** Marks the links of the list that J and K walk over, with the item's id. */
export const ROW_LINK = 'data-row-link'
/** The id of the search field, for “/”. */
export const SEARCH_ID = 'bank-q'

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest('input:not([type=checkbox]), textarea, select, dialog, [contenteditable]') !== null

/** Moves the focus along the rows, from where it is or from the open row. @returns false past either end */
function step(by: 1 | -1): boolean {
  const links = [...document.querySelectorAll<HTMLElement>(`[${ROW_LINK}]`)]
  const at = placeOf(links)
  const next = at < 0 ? links[by === 1 ? 0 : links.length - 1] : links[at + by]
  next?.focus()
  next?.scrollIntoView({ block: 'nearest' })
  return next !== undefined
}

/** The row that has the focus, by link or by checkbox, else the open one; −1 for none. */
function placeOf(links: readonly HTMLElement[]): number {
  const focused = links.findIndex((link) => link.closest('tr')?.contains(document.activeElement))
  return focused >= 0 ? focused : links.findIndex((link) => link.getAttribute('aria-current') === 'true')
}

/** The id of the item a key is meant for. */
function itemAtHand(): string | undefined {
  const links = [...document.querySelectorAll<HTMLElement>(`[${ROW_LINK}]`)]
  return links[placeOf(links)]?.getAttribute(ROW_LINK) ?? undefined
}

type ListKeys = {
  on: boolean
  closeTo: string | null
  /** Where J goes after the last row, and K before the first. */
  nextPage: string | null
  previousPage: string | null
  onSelect: (itemId: string) => void
  onUndo: () => void
}

/**
 * J and K walk the rows and the pages, X chooses, E edits, N writes a new item, Z takes the last thing back, / goes to
 * the search, Esc closes the open item. Enter on a link is the browser's own. Keys rest while a text field has the focus.
 */
export function useListKeys(keys: ListKeys) {
  const navigate = useNavigate()
  const latest = useRef(keys)
  latest.current = keys
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { on, closeTo, nextPage, previousPage, onSelect, onUndo } = latest.current
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
      const itemId = itemAtHand()
      const does: Record<string, () => void> = {
        j: () => step(1) || (nextPage && navigate(nextPage)),
        k: () => step(-1) || (previousPage && navigate(previousPage)),
        x: () => itemId && onSelect(itemId),
        e: () => itemId && navigate(`/bank/${itemId}/edit`),
        n: () => navigate('/bank/new'),
        z: onUndo,
        '/': () => {
          const search = document.getElementById(SEARCH_ID)
          search?.focus()
          if (search instanceof HTMLInputElement) search.select()
        },
      }
      const act = does[event.key.toLowerCase()]
      if (!act) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [navigate])
}
