import type { Logger } from 'pino'
import { type Signal, signalsOf, type Watched, watchedOf } from '../db/reads/invigilation.server.ts'
import { type LogEntry, logOfSession } from '../db/reads/sittings.server.ts'
import { SECOND } from '../domain/shared/instant.ts'
import type { World } from '../use-cases/world.ts'

export type SessionPicture = Readonly<{ watched: readonly Watched[]; log: readonly LogEntry[] }>

/** What pages hear of at once. Everything comes from the database, so it is the same on every node. */
export type Live = Readonly<{
  /** Tells of an attempt whenever its state, clock or device changes. @returns what ends it */
  attempt(id: string, hear: (signal: Signal) => void): () => void
  /** Shows a sitting, once a second at most. @returns what ends it */
  session(id: string, hear: (picture: SessionPicture) => void): () => void
  /** Calls back when the server stops, so that an open stream ends. @returns what calls it off */
  onClose(end: () => void): () => void
  close(): void
}>

const EVERY = SECOND
/** How many attempts one statement asks about. */
const CHUNK = 400
const LOG_LINES = 60

/** Asks again and again while anybody listens, never twice at a time. */
function poller(ask: () => Promise<void>, log: Pick<Logger, 'error'>, isWatched: () => boolean) {
  let running = false
  return async function run() {
    if (running) return
    running = true
    while (isWatched()) {
      const start = performance.now()
      await ask().catch((error) => log.error({ err: error }, 'live pages'))
      await new Promise((go) => setTimeout(go, Math.max(50, EVERY - (performance.now() - start))))
    }
    running = false
  }
}

/**
 * Feeds for open pages: one look a second and sitting for those who watch it, one look a second for all candidates of
 * this node together, and none while nobody watches.
 */
export function liveFeeds({ db }: Pick<World, 'db'>, log: Pick<Logger, 'error'>): Live {
  const candidates = new Map<string, Set<(signal: Signal) => void>>()
  const told = new Map<string, string>()
  const sessions = new Map<string, { hearers: Set<(picture: SessionPicture) => void>; run: () => void }>()
  const ends = new Set<() => void>()

  const askAttempts = poller(
    async () => {
      const ids = [...candidates.keys()]
      for (let i = 0; i < ids.length; i += CHUNK) {
        for (const signal of await signalsOf(db, ids.slice(i, i + CHUNK))) {
          const text = JSON.stringify(signal)
          if (told.get(signal.id) === text) continue
          told.set(signal.id, text)
          for (const hear of candidates.get(signal.id) ?? []) hear(signal)
        }
      }
    },
    log,
    () => candidates.size > 0,
  )

  function watchSession(id: string) {
    const hearers = new Set<(picture: SessionPicture) => void>()
    const ask = async () => {
      const picture = { watched: await watchedOf(db, id), log: await logOfSession(db, id, LOG_LINES) }
      for (const hear of hearers) hear(picture)
    }
    const run = poller(ask, log, () => hearers.size > 0)
    const feed = { hearers, run: () => void run() }
    sessions.set(id, feed)
    return feed
  }

  return {
    attempt(id, hear) {
      const hearers = candidates.get(id) ?? new Set()
      candidates.set(id, hearers.add(hear))
      told.delete(id) // whoever comes new hears how it stands
      void askAttempts()
      return () => {
        hearers.delete(hear)
        if (hearers.size > 0 || candidates.get(id) !== hearers) return
        candidates.delete(id)
        told.delete(id)
      }
    },
    session(id, hear) {
      const feed = sessions.get(id) ?? watchSession(id)
      feed.hearers.add(hear)
      feed.run()
      return () => {
        feed.hearers.delete(hear)
        if (feed.hearers.size === 0 && sessions.get(id) === feed) sessions.delete(id)
      }
    },
    onClose(end) {
      ends.add(end)
      return () => void ends.delete(end)
    },
    close() {
      for (const end of [...ends]) end()
    },
  }
}
