import { useCallback, useEffect, useRef, useState } from 'react'
import type { ScenarioEditData } from '../../routes/scenarios.$slug/route.tsx'

const PAUSE_MS = 700
const RETRY_MS = 5_000

export type View = ScenarioEditData['view']
export type DraftSaving =
  | { state: 'untouched' }
  | { state: 'saved'; at: number }
  | { state: 'saving' }
  /** The network is down, or there is nothing to keep: the text stands on this page and is sent again. */
  | { state: 'failed' }
  /** Somebody else saved since; nothing of his was overwritten. */
  | { state: 'conflict'; by: string | null }

type Saved = { revision: number; savedAt: number; view: View }
type Refused = { refusal?: { code?: string; by?: string | null } }

/** Asks the editor's own address; undefined when no answer came. */
export async function ask(slug: string, wanted: object): Promise<Response | undefined> {
  return fetch(`/api/scenarios/${slug}/work`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(wanted),
  }).catch(() => undefined)
}

/** The words of a scenario under the hands: kept after a pause, one save at a time, each naming the one before. */
export function useScenarioDraft({ slug, source: start, draft, view: first }: ScenarioEditData) {
  const [source, setSource] = useState(start)
  const [view, setView] = useState(first)
  const [checking, setChecking] = useState(false)
  const [saving, setSaving] = useState<DraftSaving>(
    draft ? { state: 'saved', at: draft.savedAt } : { state: 'untouched' },
  )
  const now = useRef({
    source: start,
    sent: start,
    revision: draft?.revision ?? 0,
    busy: false,
    stopped: false,
  })
  const timer = useRef<ReturnType<typeof setTimeout>>()
  const send = useCallback(async () => {
    const state = now.current
    if (state.busy || state.stopped || state.source === state.sent) return
    state.busy = true
    setSaving({ state: 'saving' })
    const sending = state.source
    const answer = await ask(slug, { kind: 'save', source: sending, revision: state.revision })
    state.busy = false
    const told = answer && ((await answer.json().catch(() => null)) as (Saved & Refused) | null)
    if (told?.refusal?.code === 'stale') {
      state.stopped = true
      setSaving({ state: 'conflict', by: told.refusal.by ?? null })
      return
    }
    if (!answer?.ok || !told) {
      setSaving({ state: 'failed' })
      if (!answer || answer.status >= 500) timer.current = setTimeout(send, RETRY_MS)
      return
    }
    state.revision = told.revision
    state.sent = sending
    setView(told.view)
    setSaving({ state: 'saved', at: told.savedAt })
    if (state.source !== sending) timer.current = setTimeout(send, PAUSE_MS)
  }, [slug])
  const change = useCallback(
    (next: string) => {
      now.current.source = next
      setSource(next)
      clearTimeout(timer.current)
      timer.current = setTimeout(send, PAUSE_MS)
    },
    [send],
  )
  const check = useCallback(async () => {
    setChecking(true)
    const answer = await ask(slug, { kind: 'check', source: now.current.source })
    const told = answer?.ok ? ((await answer.json()) as { view: View }) : undefined // the action's own shape
    if (told) setView(told.view)
    setChecking(false)
  }, [slug])
  useEffect(() => {
    // leaving with words that are not kept yet asks once
    const warn = (event: BeforeUnloadEvent) => {
      if (now.current.source !== now.current.sent) event.preventDefault()
    }
    window.addEventListener('beforeunload', warn)
    return () => {
      window.removeEventListener('beforeunload', warn)
      clearTimeout(timer.current)
      void send()
    }
  }, [send])
  const dirty = source !== now.current.sent
  return {
    source,
    change,
    view,
    saving,
    check,
    checking,
    revision: now.current.revision,
    hasDraft: now.current.revision > 0,
    /** Nothing written that the server does not have. */
    isSaved: !dirty && saving.state !== 'saving',
  }
}
export type ScenarioDraftEditing = ReturnType<typeof useScenarioDraft>
