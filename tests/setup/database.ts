import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Engine } from '#app/db/engine/db.server.ts'
import { isPg } from '#app/db/engine/dialect.server.ts'
import { migrateSqliteFile } from '#app/db/engine/migrate.server.ts'
import { pgFacade } from '#app/db/engine/postgres.server.ts'
import { openSqlite } from '#app/db/engine/sqlite.server.ts'
import { type TestPostgres, testPostgres } from './postgres.ts'

const folder = mkdtempSync(join(tmpdir(), 'weiwan-test-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))

let serial = 0
const nextFile = () => join(folder, `test-${++serial}.db`)
const opened = (file: string): Engine => openSqlite(file, { synchronous: 'OFF' })

/** A database's contents, made once and copied for every test that asks for the same name. */
const templates = new Map<string, Promise<string>>()

function templateFile(name: string, fill: (engine: Engine) => Promise<void>): Promise<string> {
  const known = templates.get(name)
  if (known) return known
  const made = (async () => {
    const file = nextFile()
    await migrateSqliteFile(file)
    const engine = opened(file)
    await fill(engine)
    const copy = `${file}.template`
    await engine.backup?.(copy)
    await engine.close()
    return copy
  })()
  templates.set(name, made)
  return made
}

async function sqliteLike(name: string, fill: (engine: Engine) => Promise<void>): Promise<Engine> {
  const file = nextFile()
  copyFileSync(await templateFile(name, fill), file)
  return opened(file)
}

let postgres: Promise<TestPostgres> | undefined
/** What was filled in under each name: the tables that held something, each with a copy in a schema of that name. */
const filled = new Map<string, readonly string[]>()

async function tablesOf({ rows }: TestPostgres): Promise<string[]> {
  const found = await rows<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public' order by tablename",
  )
  return found.map(({ name }) => name)
}

/** Every test starts on emptied tables, or on a copy of what was filled in once under that name. */
async function postgresLike(name: string, fill: (engine: Engine) => Promise<void>): Promise<Engine> {
  postgres ??= testPostgres()
  const { queries, exec, rows } = await postgres
  const engine: Engine = { db: pgFacade(queries), dialect: 'pg', close: async () => undefined }
  const tables = await tablesOf(await postgres)
  await exec(`truncate ${tables.map((table) => `"${table}"`).join(', ')}`)
  const known = filled.get(name)
  if (known) {
    // rows come back in the order of the alphabet, not of reference
    const copies = known.map((table) => `insert into "${table}" select * from "${name}"."${table}";`)
    await exec(
      `set session_replication_role = replica; ${copies.join(' ')} set session_replication_role = default;`,
    )
    return engine
  }
  await fill(engine)
  await exec(`create schema "${name}"`)
  const full: string[] = []
  for (const table of tables) {
    if ((await rows(`select 1 from "${table}" limit 1`)).length === 0) continue
    await exec(`create table "${name}"."${table}" as table "${table}"`)
    full.push(table)
  }
  filled.set(name, full)
  return engine
}

const nothing = async () => undefined

/** A database of the dialect this run is for: empty, or holding what `fill` put in (done once for each name). */
export const freshEngine = (
  name = 'empty',
  fill: (engine: Engine) => Promise<void> = nothing,
): Promise<Engine> => (isPg ? postgresLike(name, fill) : sqliteLike(name, fill))
