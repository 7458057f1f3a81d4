import { AsyncLocalStorage } from 'node:async_hooks'
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import type * as schema from '../schema/index.ts'

/** A write without `.returning()` has no result that both engines agree on. */
interface NoResult extends PgQueryResultHKT {
  // biome-ignore lint/suspicious/noConfusingVoidType: nobody may use what such a write returns
  type: void
}
export type Queries = PgDatabase<NoResult, typeof schema>

const verbs = ['select', 'selectDistinct', 'insert', 'update', 'delete', 'with', '$with', '$count'] as const

/** What both engines can do. Absent by type: get, all, run, execute, transaction, selectDistinctOn. */
export interface Db extends Pick<Queries, (typeof verbs)[number]> {
  /** Runs `work` atomically; every db call inside joins it, nested tx too. On a conflict `work` runs again. */
  tx<T>(work: () => Promise<T>): Promise<T>
}

export type Engine = {
  readonly db: Db
  readonly dialect: 'sqlite' | 'pg'
  /** Copies the database to a file while it runs (SQLite). */
  readonly backup?: (file: string) => Promise<unknown>
  close(): Promise<void>
}

type Ambient = { readonly queries: Queries; open: boolean }
const ambient = new AsyncLocalStorage<Ambient>()
const TX_LIMIT_MS = 2_000
const LOST = 'query after its transaction ended (missing await?)'

/** Leaves the caller's transaction, for work that must commit on its own. */
export const outsideTx = <T>(work: () => T): T => ambient.exit(work)

export function assertInTx(): void {
  if (!ambient.getStore()?.open) throw new Error(LOST)
}

/** The one `Db` the application sees: every verb goes to the transaction it is called in, else to `root`. */
export function facade(root: Queries, begin: <T>(work: (queries: Queries) => Promise<T>) => Promise<T>): Db {
  const current = () => {
    const store = ambient.getStore()
    if (store && !store.open) throw new Error(LOST)
    return store?.queries ?? root
  }
  const tx = <T>(work: () => Promise<T>): Promise<T> =>
    ambient.getStore()
      ? work()
      : begin((queries) => {
          const store: Ambient = { queries, open: true }
          // closed at the limit too, so that late queries of `work` throw instead of landing in another transaction
          return within(TX_LIMIT_MS, ambient.run(store, work)).finally(() => {
            store.open = false
          })
        })
  const db: Record<string, unknown> = { tx }
  for (const verb of verbs) {
    db[verb] = (...args: unknown[]) => {
      const queries = current() as unknown as Record<string, (...args: unknown[]) => unknown>
      return queries[verb]?.(...args)
    }
  }
  return db as unknown as Db // built from the same list of verbs the type is picked by
}

function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`transaction longer than ${ms} ms`)), ms)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}
