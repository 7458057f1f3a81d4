import { useFetcher } from '@remix-run/react'
import { useEffect, useState } from 'react'
import type { action } from '../../routes/bank/route.tsx'

export type Bulk = ReturnType<typeof useBulk>

/** Which items of the list are chosen, what is done with them all, and how it is taken back. */
export function useBulk() {
  const fetcher = useFetcher<typeof action>()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const answer = fetcher.data
  const done = answer && 'bulk' in answer ? answer.bulk : undefined
  // what was done is chosen no longer; what was refused stays, so that it can be looked at
  useEffect(() => {
    if (done) setChosen(new Set(done.left.map(({ itemId }) => itemId)))
  }, [done])
  const send = (fields: Record<string, string>, ids: readonly string[] = []) => {
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.set(name, value)
    for (const id of ids) form.append('id', id)
    fetcher.submit(form, { method: 'post', action: '/bank' })
  }
  return {
    chosen,
    done,
    fault: answer && 'fault' in answer ? answer.fault : undefined,
    busy: fetcher.state !== 'idle',
    toggle: (itemId: string) =>
      setChosen((before) => {
        const after = new Set(before)
        if (!after.delete(itemId)) after.add(itemId)
        return after
      }),
    chooseAll: (itemIds: readonly string[]) =>
      setChosen((before) => {
        const after = new Set(before)
        const all = itemIds.every((id) => before.has(id))
        for (const id of itemIds) all ? after.delete(id) : after.add(id)
        return after
      }),
    clear: () => setChosen(new Set()),
    act: (action: string, difficulty = '') => send({ intent: 'bulk', action, difficulty }, [...chosen]),
    takeBack: () => {
      if (done && done.undo.length > 0 && fetcher.state === 'idle')
        send({ intent: 'undo', steps: JSON.stringify(done.undo) })
    },
  }
}
