import { drizzle } from 'drizzle-orm/node-postgres'
import type { PgDatabase } from 'drizzle-orm/pg-core'
import pg from 'pg'
import * as schema from '../schema/index.ts'
import { type Engine, facade, type Queries } from './db.server.ts'

const config = { casing: 'snake_case', schema } as const
const MAX_TRIES = 20
/** serialization_failure and deadlock_detected: nothing was written, the same work may run again. */
const RETRY_CODES = ['40001', '40P01']

const codeOf = (error: unknown): string | undefined => {
  const { code, cause } = error as { code?: string; cause?: unknown }
  return code ?? (cause ? codeOf(cause) : undefined)
}
const mayRetry = (error: unknown) => RETRY_CODES.includes(codeOf(error) ?? '')

/** Serializable transactions that run again on a conflict, over any PostgreSQL driver of drizzle. */
export function pgFacade(root: PgDatabase<any, typeof schema>) {
  return facade(root as unknown as Queries, async (work) => {
    for (let tries = 1; ; tries++) {
      try {
        return await root.transaction((queries) => work(queries as unknown as Queries), {
          isolationLevel: 'serializable',
        })
      } catch (error) {
        if (tries > MAX_TRIES || !mayRetry(error)) throw error
      }
      await new Promise((go) => setTimeout(go, Math.random() * Math.min(2 ** tries, 200)))
    }
  })
}

/** A PostgreSQL server behind the facade. */
export function openPostgres(url: string): Engine {
  // drizzle bypasses a pool's own parsers
  pg.types.setTypeParser(pg.types.builtins.INT8, Number)
  const pool = new pg.Pool({ connectionString: url, max: 20 })
  // a lost server rejects queries; unhandled, its error event would end the process
  const ignore = () => undefined
  pool.on('error', ignore).on('connect', (client) => client.on('error', ignore))
  return { db: pgFacade(drizzle(pool, config)), dialect: 'pg', close: () => pool.end() }
}
