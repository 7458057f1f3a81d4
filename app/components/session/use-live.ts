import { useEffect, useMemo, useRef, useState } from 'react'
import type { Watched } from '../../db/reads/invigilation.server.ts'
import { serverClock } from '../exam/remaining.ts'

/** One candidate as the stream tells of him. */
export type Candidate = Watched

export type LogLine = Readonly<{
  id: string
  attemptId: string
  at: number
  actor: string | null
  kind: string
  facts: Record<string, unknown>
}>

type Picture = { watched?: readonly Candidate[]; log?: readonly LogLine[]; serverNow: number }

/** No word for so long means that the line is cut: the server speaks every five seconds. */
const SILENCE_MS = 12_000

/**
 * The sitting as it goes on: what the page came with, then every change as the server tells it.
 * @returns candidates by login, log lines the latest first, the server's time ticking by the second, and whether the line holds
 */
export function useLive(
  sessionId: string,
  first: { watched: readonly Candidate[]; log: readonly LogLine[]; serverNow: number },
) {
  const clock = useRef<ReturnType<typeof serverClock>>()
  clock.current ??= serverClock(first.serverNow)
  const heardAt = useRef(0)
  const [rows, setRows] = useState<ReadonlyMap<string, Candidate>>(new Map())
  const [lines, setLines] = useState<readonly LogLine[] | null>(null)
  const [now, setNow] = useState(first.serverNow)
  const [connected, setConnected] = useState(true)

  useEffect(() => {
    heardAt.current = performance.now()
    const source = new EventSource(`/api/sessions/${encodeURIComponent(sessionId)}/events`)
    const hear = (event: MessageEvent<string>) => {
      const told = JSON.parse(event.data) as Picture // our own server's JSON
      heardAt.current = performance.now()
      clock.current?.sync(told.serverNow)
      const { watched, log } = told
      if (watched)
        setRows((known) => new Map([...known, ...watched.map((one) => [one.attemptId, one] as const)]))
      if (log) setLines(log)
    }
    source.addEventListener('picture', hear)
    source.addEventListener('time', hear)
    const timer = setInterval(() => {
      setNow(clock.current?.now() ?? 0)
      setConnected(performance.now() - heardAt.current < SILENCE_MS)
    }, 1_000)
    return () => {
      source.close()
      clearInterval(timer)
    }
  }, [sessionId])

  const candidates = useMemo(() => {
    const all = new Map(first.watched.map((one) => [one.attemptId, one]))
    for (const [id, one] of rows) all.set(id, one)
    return [...all.values()].sort((a, b) =>
      a.login < b.login ? -1 : a.login > b.login ? 1 : a.startedAt - b.startedAt,
    )
  }, [first.watched, rows])
  return { candidates, log: lines ?? first.log, now, connected }
}
