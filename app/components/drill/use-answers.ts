import { useFetcher, useSubmit } from '@remix-run/react'
import { useCallback, useRef } from 'react'
import type { Said } from './drill-room.tsx'

type Reply = { refusal: { code: string } | null }

const keyOf = (setId: string, place: number) => `drill-${setId}-${place}`

/**
 * Sends what a learner does; every place has its own way to the server, so that a quick hand loses nothing.
 * @param place whose state and refusal are told
 */
export function useAnswers(setId: string, place: number) {
  const submit = useSubmit()
  const { state, data } = useFetcher<Reply>({ key: keyOf(setId, place) })
  const since = useRef(0)
  return {
    send: useCallback(
      (said: Said) =>
        submit(said, {
          method: 'post',
          action: `/drill/${setId}`,
          encType: 'application/json',
          navigate: false,
          fetcherKey: keyOf(setId, 'place' in said ? said.place : -1),
        }),
      [submit, setId],
    ),
    /** Call when the case is shown. */
    begin: useCallback(() => {
      since.current = performance.now()
    }, []),
    tookMs: () => Math.round(performance.now() - since.current),
    busy: state !== 'idle',
    refusal: state === 'idle' ? (data?.refusal?.code ?? null) : null,
  }
}
