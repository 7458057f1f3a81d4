import { AsyncLocalStorage } from 'node:async_hooks'
import type { Database, Statement } from 'better-sqlite3'

export type Connection = { readonly sqlite: Database; prepare(sql: string): Statement<unknown[], any> }
type Job = {
  readonly work: () => Promise<unknown>
  readonly ok: (value: any) => void
  readonly no: (error: unknown) => void
}

const BATCH_MS = 20
const BUSY_MS = 5_000
/**
 * The event loop takes in one new connection a turn, and a batch fills a turn. So it turns this often between two
 * batches: else a hall that has lost its connections comes back one candidate a batch, and waits for seconds.
 */
const TURNS = 16
async function turn(): Promise<void> {
  for (let i = 0; i < TURNS; i++) await new Promise<void>((go) => setImmediate(go))
}

/**
 * One writer for SQLite. Transactions queued while one commits share the next `BEGIN IMMEDIATE … COMMIT`, so one
 * fsync; each is a savepoint, so one that fails undoes only itself. Nothing is acknowledged before the commit.
 */
export function groupCommit({ sqlite, prepare }: Connection) {
  const [begin, commit, rollback] = [prepare('begin immediate'), prepare('commit'), prepare('rollback')]
  const [savepoint, release, undo] = [
    prepare('savepoint job'),
    prepare('release job'),
    prepare('rollback to job'),
  ]
  const queue: Job[] = []
  let draining: Promise<void> | undefined

  /** Another process may hold the lock (a backup, the command line): wait without blocking the event loop. */
  async function beginWhenFree() {
    for (const start = performance.now(); ; await new Promise((go) => setTimeout(go, Math.random() * 4))) {
      try {
        begin.run()
        return
      } catch (error) {
        if ((error as { code?: string }).code !== 'SQLITE_BUSY' || performance.now() - start > BUSY_MS)
          throw error
      }
    }
  }

  /** Returns what to call once the commit is on disk; throws only when the whole transaction is gone. */
  async function runJob({ work, ok, no }: Job): Promise<() => void> {
    savepoint.run()
    try {
      const value = await work()
      release.run()
      return () => ok(value)
    } catch (error) {
      if (!sqlite.inTransaction) throw error
      undo.run()
      release.run()
      return () => no(error)
    }
  }

  async function batch() {
    const taken: Job[] = []
    const acknowledge: (() => void)[] = []
    try {
      await beginWhenFree()
      const start = performance.now()
      while (queue.length > 0 && (taken.length === 0 || performance.now() - start < BATCH_MS)) {
        const job = queue.shift()
        if (!job) break
        taken.push(job)
        acknowledge.push(await runJob(job))
      }
      commit.run()
      for (const call of acknowledge) call()
    } catch (error) {
      if (sqlite.inTransaction) rollback.run()
      for (const job of taken.length > 0 ? taken : queue.splice(0)) job.no(error)
    }
  }

  async function drain() {
    for (await turn(); queue.length > 0; await turn()) await batch()
    draining = undefined
  }

  return {
    run: <T>(work: () => Promise<T>) =>
      new Promise<T>((ok, no) => {
        queue.push({ work: AsyncLocalStorage.bind(work), ok, no })
        draining ??= drain()
      }),
    idle: async () => {
      while (draining) await draining
    },
  }
}
