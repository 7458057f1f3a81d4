import type { QueuedEvent } from './queue.ts'

/** Where events wait on this device. Every call settles; `lasting` says whether they survive a reload. */
export type QueueStore = Readonly<{
  lasting: boolean
  load(attemptId: string): Promise<QueuedEvent[]>
  put(events: readonly QueuedEvent[]): Promise<boolean>
  remove(events: readonly QueuedEvent[]): Promise<boolean>
  clear(attemptId: string): Promise<boolean>
}>

const DATABASE = 'weiwan-exam'
const EVENTS = 'events'

/** Keeps nothing beyond the page: for a browser without a usable IndexedDB. */
export const pageStore: QueueStore = {
  lasting: false,
  load: async () => [],
  put: async () => false,
  remove: async () => false,
  clear: async () => false,
}

/** IndexedDB, keyed by attempt; the page's memory where the browser has none or refuses it (private windows, full disk). */
export async function openQueueStore(): Promise<QueueStore> {
  const database = await open()
  if (!database) return pageStore
  const write = (work: (events: IDBObjectStore) => void) =>
    new Promise<boolean>((settle) => {
      try {
        const transaction = database.transaction(EVENTS, 'readwrite')
        transaction.oncomplete = () => settle(true)
        transaction.onabort = transaction.onerror = () => settle(false)
        work(transaction.objectStore(EVENTS))
      } catch {
        settle(false) // the browser closed the database under us
      }
    })
  const keyOf = ({ attemptId, clientEventId }: QueuedEvent) => [attemptId, clientEventId]
  return {
    lasting: true,
    load: (attemptId) =>
      new Promise((settle) => {
        try {
          const request = database.transaction(EVENTS).objectStore(EVENTS).getAll(everyKeyOf(attemptId))
          request.onsuccess = () => settle(request.result as QueuedEvent[]) // written by put only
          request.onerror = () => settle([])
        } catch {
          settle([])
        }
      }),
    put: (events) => write((rows) => events.forEach((event) => void rows.put(event))),
    remove: (events) => write((rows) => events.forEach((event) => void rows.delete(keyOf(event)))),
    clear: (attemptId) => write((rows) => void rows.delete(everyKeyOf(attemptId))),
  }
}

const everyKeyOf = (attemptId: string) => IDBKeyRange.bound([attemptId], [attemptId, []])

const open = () =>
  new Promise<IDBDatabase | undefined>((settle) => {
    try {
      const request = indexedDB.open(DATABASE, 1)
      request.onupgradeneeded = () =>
        request.result.createObjectStore(EVENTS, { keyPath: ['attemptId', 'clientEventId'] })
      request.onsuccess = () => settle(request.result)
      request.onerror = request.onblocked = () => settle(undefined)
    } catch {
      settle(undefined)
    }
  })
