import { newUuid } from './page-memory.ts'

type Note = { attemptId: string; from: string; kind: 'opened' | 'mine' }

/**
 * Finds a page of the same browser that has the same paper open: duplicating a tab copies what the tab remembers, and
 * two pages would number their answers alike. The page that was there stays; the one that came later is told.
 * @returns what ends the watch
 */
export function watchForTwin(attemptId: string, isSecond: () => void): () => void {
  if (typeof BroadcastChannel === 'undefined') return () => {}
  const channel = new BroadcastChannel('weiwan-exam')
  const from = newUuid()
  let asked = true
  channel.onmessage = ({ data }: MessageEvent<Note>) => {
    if (data.attemptId !== attemptId || data.from === from) return
    if (data.kind === 'opened') channel.postMessage({ attemptId, from, kind: 'mine' } satisfies Note)
    else if (asked) isSecond()
  }
  channel.postMessage({ attemptId, from, kind: 'opened' } satisfies Note)
  const timer = setTimeout(() => {
    asked = false
  }, 1_000)
  return () => {
    clearTimeout(timer)
    channel.close()
  }
}
