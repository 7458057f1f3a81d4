import * as pg from 'drizzle-orm/pg-core'
import * as lite from 'drizzle-orm/sqlite-core'
import { isPg } from './dialect.server.ts'

/**
 * Column and index builders of the running dialect under PostgreSQL's types: by type everything is PostgreSQL, by
 * default everything runs on SQLite (database.md §2). Only this file knows both.
 */
const pick = <T>(pgSide: T, liteSide: unknown): T => (isPg ? pgSide : (liteSide as T))

export const table = pick(pg.pgTable, lite.sqliteTable)
export const index = pick(pg.index, lite.index)
export const uniqueIndex = pick(pg.uniqueIndex, lite.uniqueIndex)
export const primaryKey = pick(pg.primaryKey, lite.primaryKey)
export const check = pick(pg.check, lite.check)

export const text = pick(pg.text, lite.text)
export const int = pick(pg.integer, lite.integer)
export const real = pick(pg.doublePrecision, lite.real)

/** true or false. */
export const bool = () => pick(pg.boolean(), lite.integer({ mode: 'boolean' }))
/** A whole number past 32 bits: epoch milliseconds, durations. */
export const msec = () => pick(pg.bigint({ mode: 'number' }), lite.integer({ mode: 'number' }))

const pgBytes = pg.customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => 'bytea' })
const liteBytes = lite.customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => 'blob' })
/** Bytes as they are. */
export const bytes = () => pick(pgBytes(), liteBytes())

const pgJson = pg.customType<{ data: unknown; driverData: string }>({
  dataType: () => 'jsonb',
  toDriver: (value) => JSON.stringify(value),
  // drizzle's own jsonb parses a JSON string twice: '123' would come back as 123
  fromDriver: (value) => value,
})
const liteJson = lite.customType<{ data: unknown; driverData: string }>({
  dataType: () => 'text',
  toDriver: (value) => JSON.stringify(value),
  fromDriver: (value) => JSON.parse(value),
})
/** A JSON value of shape T; `null` is SQL null, so a value that may be null needs a nullable column. */
export const json = <T>() => pick(pgJson().$type<T>(), liteJson().$type<T>())
