import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterAll, expect, test } from 'vitest'
import { migrateSqliteFile } from '#app/db/engine/migrate.server.ts'

const folder = mkdtempSync(join(tmpdir(), 'weiwan-migrations-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

type Snapshot = { tables: Record<string, Record<string, Record<string, Record<string, unknown>>>> }

const lastSnapshot = (dialect: string): Snapshot => {
  const meta = `drizzle/${dialect}/meta`
  const last =
    readdirSync(meta)
      .filter((file) => file.endsWith('_snapshot.json'))
      .sort()
      .at(-1) ?? ''
  return JSON.parse(readFileSync(join(meta, last), 'utf8'))
}

/** Names of tables, columns with nullability, keys, indexes and foreign keys: what both dialects must share. */
function outline(snapshot: Snapshot) {
  return Object.fromEntries(
    Object.entries(snapshot.tables).map(([name, table]) => [
      name.replace(/^public\./, ''),
      {
        columns: Object.values(table.columns ?? {})
          .map(
            ({ name: column, notNull, primaryKey }) =>
              `${String(column)} ${notNull || primaryKey ? 'not null' : 'null'}`,
          )
          .sort(),
        indexes: Object.values(table.indexes ?? {})
          .map(({ name: index, isUnique }) => `${String(index)}${isUnique ? ' unique' : ''}`)
          .sort(),
        foreignKeys: Object.values(table.foreignKeys ?? {})
          .map(
            ({ tableTo, columnsFrom, columnsTo }) =>
              `${String(columnsFrom)} → ${String(tableTo)}(${String(columnsTo)})`,
          )
          .sort(),
        keys: Object.values(table.compositePrimaryKeys ?? {})
          .map(({ columns }) => String(columns))
          .sort(),
      },
    ]),
  )
}

test('both dialects have the same tables, columns, indexes and keys', () => {
  const [lite, pg] = [outline(lastSnapshot('sqlite')), outline(lastSnapshot('postgres'))]
  expect(Object.keys(lite).length).toBeGreaterThan(20)
  // SQLite's snapshot has no separate flag for unique indexes of the other dialect's kind; names carry the comparison
  const names = (o: typeof lite) =>
    Object.fromEntries(
      Object.entries(o).map(([t, { indexes, ...rest }]) => [
        t,
        { ...rest, indexes: indexes.map((i) => i.split(' ')[0]) },
      ]),
    )
  expect(names(lite)).toEqual(names(pg))
})

test('rebuilding a parent table keeps its children', async () => {
  const migrations = join(folder, 'migrations')
  mkdirSync(join(migrations, 'meta'), { recursive: true })
  const write = (idx: number, tag: string, sql: string) => {
    writeFileSync(join(migrations, `${tag}.sql`), sql)
    const entry = { idx, version: '6', when: idx + 1, tag, breakpoints: true }
    const journal = join(migrations, 'meta/_journal.json')
    const before = idx === 0 ? [] : JSON.parse(readFileSync(journal, 'utf8')).entries
    writeFileSync(journal, JSON.stringify({ version: '7', dialect: 'sqlite', entries: [...before, entry] }))
  }
  const file = join(folder, 'trap.db')
  const [split, rebuilt] = ['--> statement-breakpoint\n', '__new_parent']
  write(
    0,
    '0000_start',
    `create table parent (id text primary key, name text);${split}create table child (id text primary key, parent_id text not null references parent(id) on delete cascade);`,
  )
  expect(await migrateSqliteFile(file, migrations)).toBe(1)
  const before = new Sqlite(file)
  before.pragma('foreign_keys = ON')
  before.exec("insert into parent values ('p', 'n'); insert into child values ('c', 'p')")
  before.close()
  write(
    1,
    '0001_rebuild',
    `PRAGMA foreign_keys=OFF;${split}create table ${rebuilt} (id text primary key, name text not null);${split}insert into ${rebuilt} select id, name from parent;${split}drop table parent;${split}alter table ${rebuilt} rename to parent;${split}PRAGMA foreign_keys=ON;`,
  )
  const copy = join(folder, 'before.db')
  expect(await migrateSqliteFile(file, migrations, copy)).toBe(1)
  const after = new Sqlite(file)
  expect(after.prepare('select count(*) as n from child').get()).toEqual({ n: 1 })
  after.close()
  const saved = new Sqlite(copy, { readonly: true })
  expect(saved.prepare('select count(*) as n from parent').get()).toEqual({ n: 1 })
  saved.close()
})
