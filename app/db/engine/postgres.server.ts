import { drizzle } from 'drizzle-orm/node-postgres'
import type { PgDatabase } from 'drizzle-orm/pg-core'
import pg from 'pg'
import * as schema from '../schema/index.ts'
import { type Engine, facade, type Queries } from './db.server.ts'
import { isUniqueViolation } from './errors.server.ts'

const config = { casing: 'snake_case', schema } as const
const MAX_TRIES = 20
/** Enough for the key that another transaction committed a moment ago to be seen by the work that asks for it first. */
const MAX_TRIES_ON_A_TAKEN_KEY = 3
/** serialization_failure and deadlock_detected: nothing was written, the same work may run again. */
const RETRY_CODES = ['40001', '40P01']

const codeOf = (error: unknown): string | undefined => {
  const { code, cause } = error as { code?: string; cause?: unknown }
  return code ?? (cause ? codeOf(cause) : undefined)
}

/**
 * How often work that failed so may run. Two transactions that both looked for a key and found none do not always meet
 * as a serialization failure: the slower one may get unique_violation (PostgreSQL manual, "Serialization Failure
 * Handling"). A key that is truly taken is still taken the next time.
 */
function triesFor(error: unknown): number {
  if (RETRY_CODES.includes(codeOf(error) ?? '')) return MAX_TRIES
  return isUniqueViolation(error) ? MAX_TRIES_ON_A_TAKEN_KEY : 0
}

/** Serializable transactions that run again on a conflict, over any PostgreSQL driver of drizzle. */
export function pgFacade(root: PgDatabase<any, typeof schema>) {
  return facade(root as unknown as Queries, async (work) => {
    for (let tries = 1; ; tries++) {
      try {
        return await root.transaction((queries) => work(queries as unknown as Queries), {
          isolationLevel: 'serializable',
        })
      } catch (error) {
        if (tries > triesFor(error)) throw error
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
