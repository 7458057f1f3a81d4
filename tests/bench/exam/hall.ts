import { createHmac, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { RunningServer } from '../../e2e/server.ts'

export type Seat = { personId: string; cookie: string; attemptId: string; slots: number[]; seq: number }

/**
 * A running server with a mock sitting of two prepared forms and so many signed-in trainees at its door. People and
 * their sessions are written straight into the database: the bench is about the exam, not about argon2.
 */
export async function openHall(template: string, candidates: number) {
  const server = await RunningServer.start(template)
  const secret = readFileSync(join(server.folder, 'session-secret'), 'utf8').trim()
  const db = new Sqlite(server.database)
  const now = Date.now()
  const { id: going } = db.prepare("select id from exam_session where title like '%第一场'").get() as {
    id: string
  }
  const { id: unitId } = db.prepare('select id from unit limit 1').get() as { id: string }
  db.prepare(
    "update exam_session set kind = 'mock', invited_only = 0, places = null, opens_at = ?, closes_at = ? where id = ?",
  ).run(now - 60_000, now + 3 * 3_600_000, going)
  const person = db.prepare(
    `insert into person (id, login, login_key, name, unit_id, password_hash, shortcuts, demo, created_at)
     values (?, ?, ?, '考生', ?, '-', 1, 0, ?)`,
  )
  const grant = db.prepare("insert into role_grant (person_id, unit_id, role) values (?, ?, 'trainee')")
  const session = db.prepare(
    "insert into session (id_hash, person_id, created_at, last_seen_at, user_agent) values (?, ?, ?, ?, 'bench')",
  )
  const seats: Seat[] = []
  db.transaction(() => {
    for (let i = 0; i < candidates; i++) {
      const personId = `bench-${i}`
      const key = randomBytes(32).toString('base64url')
      person.run(personId, personId, personId, unitId, now)
      grant.run(personId, unitId)
      session.run(createHmac('sha256', secret).update(key).digest('hex'), personId, now, now)
      seats.push({ personId, cookie: `weiwan=${key}`, attemptId: '', slots: [], seq: 0 })
    }
  })()
  db.close()
  return { server, seats, examId: going }
}

/** The true-false questions of every seat's paper. */
export function dealPapers(server: RunningServer, seats: readonly Seat[]): void {
  const db = new Sqlite(server.database, { readonly: true })
  const slots = db.prepare("select slot from attempt_slot where attempt_id = ? and kind = 'trueFalse'")
  for (const seat of seats)
    seat.slots = (slots.all(seat.attemptId) as { slot: number }[]).map(({ slot }) => slot)
  db.close()
}
