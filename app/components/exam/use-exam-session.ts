import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { type AnswerSync, createAnswerSync } from './answer-sync.ts'
import { getState, listen, postSubmit, postTakeOver, putAnswers, type Signal } from './exam-api.ts'
import { newUuid, recall, remember } from './page-memory.ts'
import { backOffMs, type Standing } from './queue.ts'
import { openQueueStore } from './queue-store.ts'
import { type ServerClock, serverClock } from './remaining.ts'
import { watchForTwin } from './twin.ts'

/**
 * checking: this page asks whether it may have the paper. asking: another page has it, the person decides.
 * here: answers are taken in. frozen: another page took it over. over: handed in or closed.
 */
export type Place = 'checking' | 'asking' | 'here' | 'frozen' | 'over'

export type Opened = Readonly<{
  attemptId: string
  epoch: number
  deadline: number
  pausedAt: number | null
  serverNow: number
  answers: readonly Standing[]
}>
export type HandedIn = 'done' | 'unsent' | 'unreachable' | 'taken' | 'paused'

/** An epoch that no page has taken yet: the first opening claims it without a question. */
const UNOPENED = 1

const wait = (ms: number) => new Promise<void>((go) => setTimeout(go, ms))

/** The paper in this page: who may answer, what is kept and sent, what time it is at the server. */
export function useExamSession(opened: Opened) {
  const { attemptId } = opened
  const [place, setPlace] = useState<Place>('checking')
  const first = useRef(opened)
  const clock = useRef<ServerClock>()
  clock.current ??= serverClock(opened.serverNow)
  const syncRef = useRef<AnswerSync>()
  syncRef.current ??= createAnswerSync(
    {
      attemptId,
      send: (epoch, events) => putAnswers(attemptId, epoch, events),
      newId: newUuid,
      chance: Math.random,
      now: () => performance.now(),
      later: (ms, work) => {
        const timer = setTimeout(work, ms)
        return () => clearTimeout(timer)
      },
      heard: (serverNow) => clock.current?.sync(serverNow),
    },
    opened,
  )
  const sync = syncRef.current
  const view = useSyncExternalStore(sync.subscribe, sync.view, sync.view)

  /** Takes in where the attempt stands at the server: its time, its clock, and whether this page still has the paper. */
  const hear = useCallback(
    ({ status, epoch, serverNow, deadline, pausedAt }: Signal) => {
      clock.current?.sync(serverNow)
      const { link } = sync.view()
      if (link === 'offline' || link === 'signed-out') sync.found()
      if (status !== 'inProgress') sync.stop('closed')
      else if (sync.epoch() > 0 && epoch > sync.epoch()) sync.stop('elsewhere')
      else sync.told({ deadline, pausedAt })
    },
    [sync],
  )

  const refresh = useCallback(async () => {
    const reply = await getState(attemptId)
    if (reply.kind !== 'state') return undefined
    hear(reply)
    return reply
  }, [attemptId, hear])

  const begin = useCallback(
    async (epoch: number, standing: readonly Standing[]) => {
      remember(attemptId, 'epoch', String(epoch))
      await sync.take(epoch, { standing, keptIn: await openQueueStore() })
      setPlace('here')
      const state = await refresh()
      if (state?.status === 'inProgress' && state.epoch === sync.epoch()) sync.adopt(state.answers)
    },
    [attemptId, sync, refresh],
  )

  /** Takes the paper to this page. @returns false when the server could not be reached */
  const takeHere = useCallback(async () => {
    const taken = await postTakeOver(attemptId)
    if (taken.kind === 'closed' || taken.kind === 'gone') setPlace('over')
    if (taken.kind !== 'taken-over') return taken.kind === 'closed'
    const state = await getState(attemptId)
    await begin(taken.epoch, state.kind === 'state' ? state.answers : first.current.answers)
    return true
  }, [attemptId, begin])

  // opening: a reload goes on, the first page claims the paper, any other asks
  useEffect(() => {
    let left = false
    const { epoch, answers } = first.current
    const own = Number(recall(attemptId, 'epoch') ?? 0)
    const open = async () => {
      if (own >= epoch) return begin(own, answers)
      if (own > 0) return setPlace('frozen')
      if (epoch > UNOPENED || answers.length > 0) return setPlace('asking')
      for (let tries = 1; !left; tries++) {
        const taken = await postTakeOver(attemptId, UNOPENED)
        if (left) return
        if (taken.kind === 'taken-over') return begin(taken.epoch, answers)
        if (taken.kind === 'taken') return setPlace('asking')
        if (taken.kind === 'closed' || taken.kind === 'gone') return setPlace('over')
        await wait(backOffMs(tries, Math.random()))
      }
    }
    void open()
    return () => {
      left = true
      sync.close()
    }
  }, [attemptId, begin, sync])

  useEffect(() => {
    if (place !== 'here') return
    // a duplicated tab brings this tab's memory along; it must ask like any other
    const stopWatching = watchForTwin(
      { attemptId, epoch: sync.epoch() },
      { onSecond: () => setPlace('asking'), onTaken: () => sync.stop('elsewhere') },
    )
    const back = () => {
      sync.resend()
      void refresh()
    }
    const gone = () => sync.lost()
    const shown = () => (document.visibilityState === 'visible' ? void refresh() : sync.finishTyping())
    addEventListener('online', back)
    addEventListener('offline', gone)
    addEventListener('pagehide', sync.finishTyping)
    document.addEventListener('focusout', sync.finishTyping)
    document.addEventListener('visibilitychange', shown)
    const look = () => {
      const { link, waiting } = sync.view()
      // with events waiting the sender tries by itself; without, nobody else would notice that the network is back
      const isQuietlyLost = waiting === 0 && (link === 'offline' || link === 'signed-out')
      if (isQuietlyLost || clock.current?.hasDrifted()) void refresh()
    }
    const lookout = setInterval(look, 5_000)
    return () => {
      stopWatching()
      removeEventListener('online', back)
      removeEventListener('offline', gone)
      removeEventListener('pagehide', sync.finishTyping)
      document.removeEventListener('focusout', sync.finishTyping)
      document.removeEventListener('visibilitychange', shown)
      clearInterval(lookout)
    }
  }, [attemptId, place, refresh, sync])

  useEffect(() => (place === 'here' ? listen(attemptId, hear) : undefined), [attemptId, hear, place])

  useEffect(() => {
    if (view.link === 'elsewhere') setPlace((was) => (was === 'here' ? 'frozen' : was))
    if (view.link === 'closed') setPlace('over')
  }, [view.link])

  /** Hands in: first what waits, then the paper. With `anyway` also when something could not be sent. */
  const handIn = useCallback(
    async ({ anyway = false } = {}): Promise<HandedIn> => {
      if (!(await sync.drain()) && !anyway && sync.view().link !== 'closed')
        return sync.view().link === 'elsewhere' ? 'taken' : 'unsent'
      const submitKey = recall(attemptId, 'submit') ?? newUuid()
      remember(attemptId, 'submit', submitKey)
      const reply = await postSubmit(attemptId, sync.epoch(), submitKey)
      if (reply.kind === 'taken') {
        sync.stop('elsewhere')
        return 'taken'
      }
      if (reply.kind === 'paused') {
        void refresh()
        return 'paused'
      }
      if (reply.kind === 'unreachable' || reply.kind === 'signed-out') return 'unreachable'
      sync.stop('closed')
      return 'done'
    },
    [attemptId, refresh, sync],
  )

  const serverNow = useCallback(() => clock.current?.now() ?? 0, [])
  return useMemo(
    () => ({ place, view, sync, serverNow, hear, takeHere, handIn }),
    [place, view, sync, serverNow, hear, takeHere, handIn],
  )
}
export type ExamSession = ReturnType<typeof useExamSession>
