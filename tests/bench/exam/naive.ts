import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { quantile } from '../bar.ts'

/**
 * The naive way to save: one connection, one commit to disk for every answer, whoever comes first. The same number of
 * callers, none of them thinking.
 * @returns saves a second and the 95th percentile of what a caller waits, in milliseconds
 */
export async function naiveSaves(
  callers: number,
  forMs: number,
): Promise<{ perSecond: number; p95: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'weiwan-naive-'))
  const db = new Sqlite(join(folder, 'naive.db'))
  try {
    db.pragma('journal_mode = WAL')
    db.pragma('synchronous = FULL')
    db.exec('create table event (id integer primary key, slot int, value text)')
    db.exec('create table answer (attempt int, slot int, value text, primary key (attempt, slot))')
    const event = db.prepare('insert into event (slot, value) values (?, ?)')
    const answer = db.prepare(
      'insert into answer values (?, ?, ?) on conflict do update set value = excluded.value',
    )
    const save = db.transaction((attempt: number, slot: number, value: string) => {
      event.run(slot, value)
      answer.run(attempt, slot, value)
    })
    const waits: number[] = []
    let turn = Promise.resolve()
    const end = performance.now() + forMs
    const caller = async (attempt: number) => {
      for (let n = 0; performance.now() < end; n++) {
        const asked = performance.now()
        turn = turn.then(
          () =>
            new Promise<void>((done) =>
              setImmediate(() => {
                if (performance.now() < end) save(attempt, n % 15, String(n))
                done()
              }),
            ),
        )
        await turn
        waits.push(performance.now() - asked)
      }
    }
    await Promise.all(Array.from({ length: callers }, (_, i) => caller(i)))
    const { n } = db.prepare('select count(*) as n from event').get() as { n: number }
    return { perSecond: (n * 1000) / forMs, p95: quantile(waits, 0.95) }
  } finally {
    db.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
