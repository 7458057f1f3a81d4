import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { drizzle } from 'drizzle-orm/pglite'
import { migrate } from 'drizzle-orm/pglite/migrator'
import type { Engine } from '#app/db/engine/db.server.ts'
import { isPg } from '#app/db/engine/dialect.server.ts'
import { migrateSqliteFile } from '#app/db/engine/migrate.server.ts'
import { pgFacade } from '#app/db/engine/postgres.server.ts'
import { openSqlite } from '#app/db/engine/sqlite.server.ts'
import * as schema from '#app/db/schema/index.ts'

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

let pglite: Promise<PGlite> | undefined
/** What the one PostgreSQL in this process holds beside the rows tests write. */
let filledWith: { name: string; fingerprint: string } | undefined
/** Counts that change when a test publishes, plans or retires: what was filled in is then no longer what it was. */
const FINGERPRINT = `select (select count(*) from item_version) || '/' || (select count(*) from document_version) || '/'
  || (select count(*) from table_pool) || '/' || (select count(*) from bank_snapshot) || '/'
  || (select count(*) from item where status <> 'ready') || '/'
  || (select count(*) from exam_session where created_by is null) as fingerprint`
const FILLED_TABLES = [
  'document',
  'document_version',
  'item',
  'item_version',
  'draft_item',
  'bank_snapshot',
  'table_pool',
  'exam_session',
]

/** PostgreSQL in this process, migrated once; every test starts on emptied tables, the filled ones kept if they fit. */
async function pgliteLike(name: string, fill: (engine: Engine) => Promise<void>): Promise<Engine> {
  pglite ??= (async () => {
    const client = await PGlite.create({ parsers: { 20: Number } })
    await migrate(drizzle(client), { migrationsFolder: 'drizzle/postgres' })
    return client
  })()
  const client = await pglite
  const engine: Engine = {
    db: pgFacade(drizzle(client, { casing: 'snake_case', schema })),
    dialect: 'pg',
    close: async () => undefined,
  }
  const { rows } = await client.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public'",
  )
  const fingerprint = async () => {
    const { rows: counted } = await client.query<{ fingerprint: string }>(FINGERPRINT)
    return counted[0]?.fingerprint ?? ''
  }
  const stands = filledWith?.name === name && filledWith.fingerprint === (await fingerprint())
  const kept = stands ? FILLED_TABLES : []
  const emptied = rows.map((row) => row.name).filter((table) => !kept.includes(table))
  if (kept.length === 0)
    await client.exec(`truncate ${emptied.map((table) => `"${table}"`).join(', ')} cascade`)
  else {
    for (const table of inOrderOfReference(emptied)) await client.exec(`delete from "${table}"`)
    await client.exec('delete from exam_session where created_by is not null') // planned by a test; the standing ones stay
  }
  if (!stands) {
    await fill(engine)
    filledWith = { name, fingerprint: await fingerprint() }
  }
  return engine
}

const CHILDREN_FIRST = [
  'role_play_turn',
  'role_play_score',
  'role_play_comment',
  'model_answer',
  'act_example',
  'role_play_appeal',
  'role_play',
  'practical',
  'role_play_assignment',
  'scenario_draft',
  'drill_answer',
  'drill_set',
  'drill_card',
  'drill_challenge',
  'complaint_vote',
  'complaint_draft',
  'marking_task',
  'mark',
  'score_version',
  'credential',
  'signing_key',
  'certificate_decision',
  'component_result',
  'career_record',
  'certificate',
  'answer',
  'answer_event',
  'attempt_log',
  'attempt_presence',
  'session_invitee',
  'session_invigilator',
  'accommodation',
  'session_form',
  'attempt_slot',
  'attempt',
  'practice_answer',
  'practice_run',
  'study_progress',
  'role_grant',
  'session',
  'person',
]
const inOrderOfReference = (tables: readonly string[]): string[] => [
  ...CHILDREN_FIRST.filter((table) => tables.includes(table)),
  ...tables.filter((table) => !CHILDREN_FIRST.includes(table)),
]

const nothing = async () => undefined

/** A database of the dialect this run is for: empty, or holding what `fill` put in (done once for each name). */
export const freshEngine = (
  name = 'empty',
  fill: (engine: Engine) => Promise<void> = nothing,
): Promise<Engine> => (isPg ? pgliteLike(name, fill) : sqliteLike(name, fill))
