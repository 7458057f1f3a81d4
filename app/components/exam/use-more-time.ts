import { useEffect, useRef, useState } from 'react'

/** A change of less is the clock's own rounding, not somebody's decision. */
const NOTICED_MS = 5_000
const SHOWN_MS = 60_000

/** More time that was given while this page was open: by how much in all, and until when. It is told for a minute. */
export function useMoreTime(deadline: number): { byMs: number; deadline: number } | null {
  const before = useRef(deadline)
  const [given, setGiven] = useState<{ byMs: number; deadline: number } | null>(null)
  useEffect(() => {
    const byMs = deadline - before.current
    before.current = deadline
    if (byMs < NOTICED_MS) return
    setGiven({ byMs, deadline })
    const timer = setTimeout(() => setGiven(null), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [deadline])
  return given
}
