import { existsSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { drizzle as drizzleSqlite } from 'drizzle-orm/better-sqlite3'
import { migrate as migrateSqlite } from 'drizzle-orm/better-sqlite3/migrator'
import { drizzle as drizzlePg } from 'drizzle-orm/node-postgres'
import { migrate as migratePg } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'
import { fileOf } from './open.server.ts'

/** Any number: nodes that start together take turns under this advisory lock. */
const MIGRATION_LOCK = 7_715_026

/**
 * Brings a SQLite file to the newest schema. A file that holds data is copied first. drizzle rebuilds a table for some
 * changes, and dropping the old one would cascade into its children: foreign keys are off for the whole run and
 * checked afterwards.
 * @returns how many migrations were applied
 */
export async function migrateSqliteFile(
  file: string,
  folder = 'drizzle/sqlite',
  backupTo?: string,
): Promise<number> {
  const existed = existsSync(file)
  const sqlite = new Sqlite(file)
  try {
    const before = applied(sqlite)
    if (existed && before > 0 && backupTo) await sqlite.backup(backupTo)
    sqlite.pragma('journal_mode = WAL')
    sqlite.pragma('foreign_keys = OFF')
    migrateSqlite(drizzleSqlite(sqlite), { migrationsFolder: folder })
    const orphans = sqlite.pragma('foreign_key_check') as unknown[]
    if (orphans.length > 0) throw new Error(`after the migration ${orphans.length} rows refer to nothing`)
    return applied(sqlite) - before
  } finally {
    sqlite.close()
  }
}

function applied(sqlite: Sqlite.Database): number {
  const table = sqlite.prepare("select 1 from sqlite_master where name = '__drizzle_migrations'").get()
  if (!table) return 0
  const row = sqlite.prepare('select count(*) as n from __drizzle_migrations').get() as { n: number }
  return row.n
}

/** Brings a PostgreSQL database to the newest schema, one node at a time. @returns how many were applied */
export async function migratePostgres(url: string, folder = 'drizzle/postgres'): Promise<number> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    const count = async () => {
      const table = await client.query("select to_regclass('drizzle.__drizzle_migrations') as name")
      if (!table.rows[0]?.name) return 0
      return Number((await client.query('select count(*) as n from drizzle.__drizzle_migrations')).rows[0]?.n)
    }
    const before = await count()
    await migratePg(drizzlePg(client), { migrationsFolder: folder })
    return (await count()) - before
  } finally {
    await client.end()
  }
}

export const migrateDatabase = (url: string, backupTo?: string): Promise<number> =>
  url.startsWith('file:') ? migrateSqliteFile(fileOf(url), 'drizzle/sqlite', backupTo) : migratePostgres(url)
