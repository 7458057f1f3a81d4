import { useEffect, useRef } from 'react'
import { postPresence, type Signal } from './exam-api.ts'

/** So often the room gives a sign of life. */
const EVERY_MS = 10_000

type Present = { attemptId: string; epoch: () => number; slot: number; hear: (signal: Signal) => void }

/** Tells the server that this page is open, which question it shows, and when it is left; hears back how things stand. */
export function usePresence({ attemptId, epoch, slot, hear }: Present, isHere: boolean) {
  const at = useRef(slot)
  at.current = slot
  useEffect(() => {
    if (!isHere) return
    let gone = false
    const tell = async () => {
      const visible = document.visibilityState === 'visible'
      const signal = await postPresence(attemptId, { epoch: epoch(), visible, slot: at.current })
      if (signal && !gone) hear(signal)
    }
    void tell()
    const timer = setInterval(tell, EVERY_MS)
    document.addEventListener('visibilitychange', tell)
    return () => {
      gone = true
      clearInterval(timer)
      document.removeEventListener('visibilitychange', tell)
    }
  }, [attemptId, epoch, hear, isHere])
}
