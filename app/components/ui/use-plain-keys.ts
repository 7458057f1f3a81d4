import { useRouteLoaderData } from '@remix-run/react'
import { useEffect, useRef } from 'react'

/**
 * Single keys of the page, while nobody types and no dialog is open. They are off for who switched them off in the
 * profile.
 * @param onKey true when it did something with the key
 */
export function usePlainKeys(onKey: (key: string) => boolean): void {
  const root = useRouteLoaderData('root') as { viewer?: { shortcuts?: boolean } } | undefined // the root loader's own shape
  const on = root?.viewer?.shortcuts ?? true
  const latest = useRef(onKey)
  latest.current = onKey
  useEffect(() => {
    if (!on) return
    const pressed = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
      const target = event.target instanceof HTMLElement ? event.target : null
      if (target?.closest('input, textarea, select, dialog')) return
      if (latest.current(event.key)) event.preventDefault()
    }
    document.addEventListener('keydown', pressed)
    return () => document.removeEventListener('keydown', pressed)
  }, [on])
}
