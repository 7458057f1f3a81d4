import { startTransition, useCallback, useEffect, useRef, useState } from 'react'
import { createStudyQueue, type Post, type Studied, type StudyQueue } from './study-queue.ts'

const ADDRESS = '/api/study'
const keyOf = (personId: string, moduleId: string) => `weiwan.study.${personId}.${moduleId}`

function postFor(personId: string, moduleId: string): Post {
  const key = keyOf(personId, moduleId)
  const bodyOf = (studied: Studied) =>
    new Blob([JSON.stringify({ moduleId, ...studied })], { type: 'application/json' })
  return {
    async send(studied) {
      try {
        const answer = await fetch(ADDRESS, { method: 'POST', body: bodyOf(studied), keepalive: true })
        // a request the server will never take is not tried for ever
        return answer.ok || answer.status === 400 || answer.status === 404
      } catch {
        return false
      }
    },
    sendAndForget(studied) {
      navigator.sendBeacon(ADDRESS, bodyOf(studied))
    },
    keep(studied) {
      try {
        if (studied) localStorage.setItem(key, JSON.stringify(studied))
        else localStorage.removeItem(key)
      } catch {
        // a browser that stores nothing still reads
      }
    },
    kept() {
      try {
        return JSON.parse(localStorage.getItem(key) ?? 'null') as Studied | null // written only by `keep`
      } catch {
        return null
      }
    },
  }
}

/** What of a module is read and done, as this page knows it, and the way new lines of it take to the server. */
export function useStudy(
  personId: string,
  moduleId: string,
  before: { sectionsRead: readonly string[]; partsDone: readonly string[] },
) {
  const [read, setRead] = useState<ReadonlySet<string>>(() => new Set(before.sectionsRead))
  const [done, setDone] = useState<ReadonlySet<string>>(() => new Set(before.partsDone))
  const [waiting, setWaiting] = useState(false)
  const queue = useRef<StudyQueue | null>(null)

  useEffect(() => {
    const post = postFor(personId, moduleId)
    const kept = post.kept()
    if (kept) {
      // the lesson may not be hydrated yet, and hears of this by its context
      startTransition(() => {
        setRead((now) => new Set([...now, ...kept.sectionsRead]))
        setDone((now) => new Set([...now, ...kept.partsDone]))
      })
    }
    const current = createStudyQueue(post, setWaiting)
    queue.current = current
    const online = () => void current.flush()
    const leave = () => current.leave()
    const hidden = () => document.visibilityState === 'hidden' && current.leave()
    window.addEventListener('online', online)
    window.addEventListener('pagehide', leave)
    document.addEventListener('visibilitychange', hidden)
    return () => {
      current.leave()
      current.stop()
      window.removeEventListener('online', online)
      window.removeEventListener('pagehide', leave)
      document.removeEventListener('visibilitychange', hidden)
    }
  }, [personId, moduleId])

  const onRead = useCallback((id: string) => {
    setRead((now) => new Set(now).add(id))
    queue.current?.add({ sectionsRead: [id], lastSection: id })
  }, [])
  const onDone = useCallback((id: string) => {
    setDone((now) => new Set(now).add(id))
    queue.current?.add({ partsDone: [id] })
  }, [])
  const onReach = useCallback((id: string) => queue.current?.add({ lastSection: id }), [])
  return { read, done, waiting, onRead, onDone, onReach }
}
