import type { Watched } from '../../db/reads/invigilation.server.ts'
import type { LogEntry } from '../../db/reads/sittings.server.ts'

type Picture = Readonly<{ watched: readonly Watched[]; log: readonly LogEntry[] }>

/**
 * Remembers what one page has been shown.
 * @returns a function that gives the candidates and log lines it has not been shown as they are now; undefined: nothing new
 */
export function changesSince() {
  const shown = new Map<string, string>()
  let lastLog = ''
  return ({ watched, log }: Picture): Partial<Picture> | undefined => {
    const changed = watched.filter((one) => {
      const text = JSON.stringify(one)
      if (shown.get(one.attemptId) === text) return false
      shown.set(one.attemptId, text)
      return true
    })
    const newest = log[0]?.id ?? ''
    const isLogNew = newest !== lastLog
    lastLog = newest
    if (changed.length === 0 && !isLogNew) return undefined
    return { watched: changed, ...(isLogNew && { log }) }
  }
}
