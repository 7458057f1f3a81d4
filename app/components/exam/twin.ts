import { newUuid } from './page-memory.ts'

type Note = { attemptId: string; epoch: number; from: string; kind: 'opened' | 'mine' }
type Own = { attemptId: string; epoch: number }
type Told = {
  /** A page with the same epoch was there before this one. */
  onSecond: () => void
  /** A page of this browser took the paper over. */
  onTaken: () => void
}

/**
 * Finds pages of the same browser that have the same paper open. Duplicating a tab copies what the tab remembers, and
 * two pages under one epoch would number their answers alike: the page that was there stays, the later one is told.
 * @returns what ends the watch
 */
export function watchForTwin({ attemptId, epoch }: Own, { onSecond, onTaken }: Told): () => void {
  if (typeof BroadcastChannel === 'undefined') return () => {}
  const channel = new BroadcastChannel('weiwan-exam')
  const from = newUuid()
  const tell = (kind: Note['kind']) => channel.postMessage({ attemptId, epoch, from, kind } satisfies Note)
  let isNew = true
  channel.onmessage = ({ data: note }: MessageEvent<Note>) => {
    if (note.attemptId !== attemptId || note.from === from) return
    if (note.epoch > epoch) onTaken()
    else if (note.epoch === epoch && note.kind === 'opened') tell('mine')
    else if (note.epoch === epoch && isNew) onSecond()
  }
  tell('opened')
  const timer = setTimeout(() => {
    isNew = false
  }, 1_000)
  return () => {
    clearTimeout(timer)
    channel.close()
  }
}
