import { randomUUID } from 'node:crypto'
import { pathToFileURL } from 'node:url'
import Sqlite from 'better-sqlite3'
import globalSetup from '../e2e/global-setup.ts'
import { RunningServer, TEMPLATE } from '../e2e/server.ts'

const WRITERS = 8

/**
 * kill -9 of the server in the middle of autosaving, again and again. What was acknowledged before each kill must stand
 * afterwards, value for value, and the file must be whole.
 * @returns acknowledged answers, and how many of them were not there after a kill
 */
export async function killDuringAutosave(
  rounds: number,
  say: (line: string) => void,
): Promise<{ acknowledged: number; lost: number }> {
  const server = await RunningServer.start(TEMPLATE)
  try {
    const cookie = await signIn(server)
    const attempt = await startExam(server, cookie)
    const standing = new Map<number, { value: unknown; seq: number }>()
    let [seq, acknowledged, lost] = [0, 0, 0]
    for (let round = 1; round <= rounds; round++) {
      let alive = true
      const writers = Array.from({ length: WRITERS }, async (_, writer) => {
        while (alive) {
          const slot = attempt.trueFalse[(writer + seq) % attempt.trueFalse.length] ?? 1
          const mine = ++seq
          const value = { kind: 'trueFalse', chosen: mine % 2 === 0 }
          const answer = await save(server, cookie, attempt.id, { slot, seq: mine, value }).catch(
            () => undefined,
          )
          if (!answer?.acked.some((a: { outcome: string }) => a.outcome === 'counted')) continue
          acknowledged++
          const known = standing.get(slot)
          if (!known || known.seq < mine) standing.set(slot, { value, seq: mine })
        }
      })
      await new Promise((go) => setTimeout(go, 200 + Math.random() * 600))
      await server.kill()
      alive = false
      await Promise.all(writers)
      const gone = missing(server.database, attempt.id, standing)
      lost += gone.length
      say(`kill ${round}: ${acknowledged} acknowledged so far, ${gone.length} lost`)
      if (gone.length > 0) say(`lost: ${JSON.stringify(gone)}`)
      await server.run()
    }
    return { acknowledged, lost }
  } finally {
    await server.stop()
  }
}

/** Slots whose stored answer is older than, or differs from, what was acknowledged. */
function missing(
  file: string,
  attemptId: string,
  acknowledged: ReadonlyMap<number, { value: unknown; seq: number }>,
) {
  const db = new Sqlite(file)
  const integrity = db.pragma('integrity_check', { simple: true })
  if (integrity !== 'ok') throw new Error(`integrity: ${String(integrity)}`)
  const rows = db.prepare('select slot, seq, value from answer where attempt_id = ?').all(attemptId) as {
    slot: number
    seq: number
    value: string
  }[]
  db.close()
  const stored = new Map(rows.map((row) => [row.slot, row]))
  return [...acknowledged].filter(([slot, { value, seq }]) => {
    const row = stored.get(slot)
    return !row || row.seq < seq || (row.seq === seq && row.value !== JSON.stringify(value))
  })
}

const headers = (server: RunningServer, cookie: string) => ({ Cookie: cookie, Origin: server.url })

async function signIn(server: RunningServer): Promise<string> {
  const body = new URLSearchParams({ login: 'ZX-20441', password: 'weiwan-demo', to: '/' })
  const answer = await fetch(`${server.url}/sign-in`, {
    method: 'POST',
    body,
    redirect: 'manual',
    headers: { Origin: server.url },
  })
  const cookie = answer.headers.get('Set-Cookie')?.split(';')[0]
  if (!cookie) throw new Error(`sign-in: ${answer.status}`)
  return cookie
}

/** Starts the standing exam of a colleague who has finished all modules. */
async function startExam(server: RunningServer, cookie: string) {
  const answer = await fetch(`${server.url}/exams/l4-theory/start`, {
    method: 'POST',
    redirect: 'manual',
    headers: headers(server, cookie),
  })
  const id = /\/attempts\/([\w-]+)/.exec(answer.headers.get('Location') ?? '')?.[1]
  if (!id) throw new Error(`start: ${answer.status} ${await answer.text()}`)
  const db = new Sqlite(server.database, { readonly: true })
  const rows = db
    .prepare("select slot from attempt_slot where attempt_id = ? and kind = 'trueFalse'")
    .all(id) as { slot: number }[]
  db.close()
  return { id, trueFalse: rows.map(({ slot }) => slot) }
}

async function save(
  server: RunningServer,
  cookie: string,
  attemptId: string,
  event: { slot: number; seq: number; value: unknown },
) {
  const answer = await fetch(`${server.url}/api/attempts/${attemptId}/answers`, {
    method: 'PUT',
    headers: { ...headers(server, cookie), 'Content-Type': 'application/json' },
    body: JSON.stringify({ epoch: 1, events: [{ ...event, clientEventId: randomUUID(), flagged: false }] }),
  })
  if (!answer.ok) throw new Error(`save: ${answer.status}`)
  return answer.json()
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const rounds = Number(process.argv[2] ?? 20)
  globalSetup()
  const { acknowledged, lost } = await killDuringAutosave(rounds, console.log)
  if (lost > 0) throw new Error(`${lost} acknowledged answers lost`)
  console.log(`${rounds} kills, ${acknowledged} acknowledged answers, 0 lost, integrity ok`)
  console.log(`kills: ${rounds} passed, 0 failed`)
}
