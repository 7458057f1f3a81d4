import { PGlite } from '@electric-sql/pglite'
import { drizzle as drizzleServer } from 'drizzle-orm/node-postgres'
import { drizzle as drizzleLite } from 'drizzle-orm/pglite'
import { migrate } from 'drizzle-orm/pglite/migrator'
import pg from 'pg'
import { migratePostgres } from '#app/db/engine/migrate.server.ts'
import type { pgFacade } from '#app/db/engine/postgres.server.ts'
import * as schema from '#app/db/schema/index.ts'

const config = { casing: 'snake_case', schema } as const

/** A migrated PostgreSQL database that one test process has to itself. */
export type TestPostgres = Readonly<{
  queries: Parameters<typeof pgFacade>[0]
  /** Runs statements, however many, on one connection. */
  exec: (sql: string) => Promise<unknown>
  rows: <Row>(sql: string) => Promise<Row[]>
}>

/** PostgreSQL in this process: one connection, nothing to install. */
async function inProcess(): Promise<TestPostgres> {
  const client = await PGlite.create({ parsers: { 20: Number } })
  await migrate(drizzleLite(client), { migrationsFolder: 'drizzle/postgres' })
  return {
    queries: drizzleLite(client, config),
    exec: (sql) => client.exec(sql),
    rows: async <Row>(sql: string) => (await client.query<Row>(sql)).rows,
  }
}

/** A database of this worker on a server, made anew: many connections, so that transactions really meet. */
async function onServer(url: string): Promise<TestPostgres> {
  const name = `weiwan_test_${process.env.VITEST_POOL_ID ?? '0'}`
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  await admin.query(`drop database if exists ${name} with (force)`)
  await admin.query(`create database ${name}`)
  await admin.end()
  const own = new URL(url)
  own.pathname = `/${name}`
  await migratePostgres(own.href)
  pg.types.setTypeParser(pg.types.builtins.INT8, Number)
  const pool = new pg.Pool({ connectionString: own.href, max: 10 })
  return {
    queries: drizzleServer(pool, config),
    exec: (sql) => pool.query(sql),
    rows: async <Row>(sql: string) => (await pool.query(sql)).rows as Row[],
  }
}

/** The PostgreSQL this run is for: the server its address names, or PGlite. */
export const testPostgres = (): Promise<TestPostgres> => {
  const url = process.env.DATABASE_URL ?? ''
  return url.startsWith('pglite:') ? inProcess() : onServer(url)
}
