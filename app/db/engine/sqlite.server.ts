import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Sqlite, { type Statement } from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/sqlite-proxy'
import * as schema from '../schema/index.ts'
import { assertInTx, type Engine, facade, type Queries } from './db.server.ts'
import { type Connection, groupCommit } from './group-commit.server.ts'

const config = { casing: 'snake_case', schema } as const
const MAX_STATEMENTS = 500
/** Awaited reads for this long without a pause, and the event loop gets a turn: a loop of reads must not starve others. */
const FAIR_MS = 5

type Synchronous = 'FULL' | 'OFF'

function connect(file: string, busyMs: number, synchronous: Synchronous): Connection {
  const sqlite = new Sqlite(file, { timeout: busyMs })
  sqlite.pragma('journal_mode = WAL')
  sqlite.pragma(`synchronous = ${synchronous}`)
  sqlite.pragma('foreign_keys = ON')
  const statements = new Map<string, Statement<unknown[], any>>()
  const prepare = (sql: string) => {
    const known = statements.get(sql)
    if (known) return known
    if (statements.size >= MAX_STATEMENTS) statements.clear()
    const statement = sqlite.prepare<unknown[], any>(sql)
    statements.set(sql, statement)
    return statement
  }
  return { sqlite, prepare }
}

const toSqlite = (param: unknown) => (typeof param === 'boolean' ? Number(param) : param)

function execute(statement: Statement<unknown[], any>, params: unknown[], method: string): { rows: any[] } {
  const bound = params.map(toSqlite)
  if (!statement.reader) {
    statement.run(...bound)
    return { rows: [] }
  }
  const rows = statement.raw(true)
  return { rows: method === 'get' ? (rows.get(...bound) as any) : rows.all(...bound) }
}

function fairness() {
  let since = performance.now()
  return async () => {
    if (performance.now() - since < FAIR_MS) return
    await new Promise<void>((go) => setImmediate(go))
    since = performance.now()
  }
}

/**
 * SQLite behind the facade: drizzle's async proxy over two connections, so that reads never see an open transaction.
 * @param synchronous `OFF` only for tests: a power cut may then lose what was acknowledged
 */
export function openSqlite(
  file: string,
  { synchronous = 'FULL' }: { synchronous?: Synchronous } = {},
): Engine {
  mkdirSync(dirname(file), { recursive: true })
  const writer = connect(file, 0, synchronous)
  const reader = connect(file, 1_000, synchronous)
  const writes = groupCommit(writer)
  const fair = fairness()
  // without a batch callback the proxy forgets `casing`
  const noBatch = async () => [] as never
  const inTx = drizzle(
    async (sql, params, method) => {
      assertInTx()
      return execute(writer.prepare(sql), params, method)
    },
    noBatch,
    config,
  ) as unknown as Queries
  const root = drizzle(
    async (sql, params, method) => {
      await fair()
      const statement = reader.prepare(sql)
      return statement.readonly
        ? execute(statement, params, method)
        : writes.run(async () => execute(writer.prepare(sql), params, method))
    },
    noBatch,
    config,
  ) as unknown as Queries
  return {
    db: facade(root, (work) => writes.run(() => work(inTx))),
    dialect: 'sqlite',
    backup: (to) => writer.sqlite.backup(to),
    close: async () => {
      await writes.idle()
      reader.sqlite.close()
      writer.sqlite.close()
    },
  }
}
