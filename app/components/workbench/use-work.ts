import { useCallback, useEffect, useRef, useState } from 'react'
import type { WorkData } from '../../routes/bank_.$itemId.edit/route.tsx'
import type { Look } from '../../use-cases/item/look-at-work.server.ts'
import { type Piece, type Value, withField } from './entry.ts'

const PAUSE_MS = 600
const RETRY_MS = 5_000

export type WorkSaving =
  | { state: 'untouched' }
  | { state: 'saved'; at: number }
  | { state: 'saving' }
  /** The network is down: the text stands on this device and is sent again by itself. */
  | { state: 'offline' }
  /** Somebody saved elsewhere, or it went to review: this text stands on this device only. */
  | { state: 'stale'; code: string }

type Saved = { revision: number; savedAt: number; look: Look }
/** What stands on this device until the server has it. */
type Left = { revision: number | null; entry: Piece }

/** Keeps what is written on this device at once and on the server soon after, and shows what it looks like there. */
export function useWork(data: WorkData) {
  const { itemId, moduleId, basedOn } = data
  const key = `weiwan.work.${itemId}`
  const [entry, setEntry] = useState<Piece>(data.entry)
  const [look, setLook] = useState<Look>(data.look)
  const [saving, setSaving] = useState<WorkSaving>({ state: 'untouched' })
  const [left, setLeft] = useState<Left | null>(null)
  const now = useRef({
    entry: data.entry,
    sent: data.entry,
    revision: data.revision,
    busy: false,
    stopped: false,
  })
  const timer = useRef<ReturnType<typeof setTimeout>>()

  const body = useCallback(
    () =>
      JSON.stringify({
        moduleId,
        entry: now.current.entry,
        basedOn,
        ...(now.current.revision === null ? {} : { revision: now.current.revision }),
      }),
    [moduleId, basedOn],
  )
  const send = useCallback(async () => {
    const state = now.current
    if (state.busy || state.stopped || state.entry === state.sent) return
    state.busy = true
    setSaving({ state: 'saving' })
    const sending = state.entry
    const answer = await fetch(`/api/items/${itemId}/work`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: body(),
    }).catch(() => undefined)
    state.busy = false
    if (!answer || answer.status >= 500) {
      setSaving({ state: 'offline' })
      timer.current = setTimeout(send, RETRY_MS)
      return
    }
    if (!answer.ok) {
      const refused = (await answer.json().catch(() => null)) as { refusal?: { code?: string } } | null
      state.stopped = true
      setSaving({ state: 'stale', code: refused?.refusal?.code ?? 'bad-form' })
      return
    }
    const saved = (await answer.json()) as Saved // the action's own shape
    state.revision = saved.revision
    state.sent = sending
    setLook(saved.look)
    if (state.entry === sending) {
      forget(key)
      setSaving({ state: 'saved', at: saved.savedAt })
    } else timer.current = setTimeout(send, PAUSE_MS)
  }, [itemId, key, body])

  const change = useCallback(
    (next: Piece) => {
      now.current.entry = next
      setEntry(next)
      keep(key, { revision: now.current.revision, entry: next })
      clearTimeout(timer.current)
      timer.current = setTimeout(send, PAUSE_MS)
    },
    [key, send],
  )
  const set = useCallback(
    (name: string, value: Value | undefined) => change(withField(now.current.entry, name, value)),
    [change],
  )

  // what was typed here and never reached the server is offered again
  useEffect(() => {
    const found = kept(key)
    if (found && JSON.stringify(found.entry) !== JSON.stringify(now.current.sent)) setLeft(found)
    else forget(key)
  }, [key])
  // leaving sends what is not sent yet; the device keeps it until it is acknowledged
  useEffect(() => {
    const flush = () => {
      const state = now.current
      if (state.stopped || state.busy || state.entry === state.sent) return
      state.sent = state.entry
      void fetch(`/api/items/${itemId}/work`, {
        method: 'POST',
        keepalive: true,
        headers: { 'Content-Type': 'application/json' },
        body: body(),
      })
        .then((answer) => answer.ok && forget(key))
        .catch(() => undefined)
    }
    window.addEventListener('pagehide', flush)
    return () => {
      window.removeEventListener('pagehide', flush)
      clearTimeout(timer.current)
      flush()
    }
  }, [itemId, key, body])

  return {
    entry,
    set,
    look,
    saving,
    left,
    takeLeft: () => {
      if (left) change(left.entry)
      setLeft(null)
    },
    dropLeft: () => {
      forget(key)
      setLeft(null)
    },
  }
}

const isLeft = (value: unknown): value is Left =>
  typeof value === 'object' && value !== null && 'entry' in value && typeof value.entry === 'object'

function kept(key: string): Left | undefined {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? 'null')
    return isLeft(value) ? value : undefined
  } catch {
    return undefined // a device that keeps nothing still saves to the server
  }
}
function keep(key: string, left: Left) {
  try {
    localStorage.setItem(key, JSON.stringify(left))
  } catch {
    // full or forbidden: the server has it within a second
  }
}
function forget(key: string) {
  try {
    localStorage.removeItem(key)
  } catch {
    // forbidden: nothing was kept either
  }
}
