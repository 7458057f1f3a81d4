import { randomUUID } from 'node:crypto'
import Sqlite from 'better-sqlite3'
import globalSetup from '../e2e/global-setup.ts'
import type { RunningServer } from '../e2e/server.ts'
import { TEMPLATE } from '../e2e/server.ts'
import { killDuringAutosave } from '../load/kill-during-autosave.ts'
import { atLeast, atMost, type Bar, quantile } from './bar.ts'
import { dealPapers, openHall, type Seat } from './exam/hall.ts'
import { naiveSaves } from './exam/naive.ts'
import { storeSaves } from './exam/store.ts'

/** Candidates of the load: 1,000 on two cores, 2,000 on four (assessment.md, B13). */
const CANDIDATES = Number(process.env.BENCH_CANDIDATES ?? 1_000)
const KILLS = Number(process.env.BENCH_KILLS ?? 20)
const SAVING_MS = 15_000
const STORE_MS = 5_000
const DROPPED = 0.05
/** A start that takes longer than a browser waits has failed. */
const PATIENCE_MS = 60_000

const say = (line: string) => process.stderr.write(`${line}\n`)

/** The bars B13: nothing acknowledged is lost, one hand-in counts once, and a hall of candidates is served. */
export async function run(): Promise<Bar[]> {
  say('database with content and people …')
  globalSetup()
  say(`${KILLS} kills in the middle of saving …`)
  const kills = await killDuringAutosave(KILLS, say)
  say(`a hall of ${CANDIDATES} …`)
  const hall = await openHall(TEMPLATE, CANDIDATES)
  try {
    const starts = await startAll(hall.server, hall.examId, hall.seats)
    dealPapers(hall.server, hall.seats)
    const calm = await saveFor(hall.server, hall.seats, { forMs: SAVING_MS, dropped: 0 })
    const rough = await saveFor(hall.server, hall.seats, { forMs: SAVING_MS, dropped: DROPPED })
    const hands = await handInMany(hall.server, hall.seats[0])
    say('the naive way …')
    const naive = await naiveSaves(CANDIDATES, STORE_MS)
    say('our way …')
    const ours = await storeSaves(hall.server.database, hall.seats, STORE_MS)
    return [
      atMost(
        'B13',
        `acknowledged answers lost in ${KILLS} kills (${kills.acknowledged} acknowledged)`,
        kills.lost,
        0,
        'answers',
      ),
      atMost('B13', `failed starts, ${CANDIDATES} at one moment`, starts.failed, 0, 'starts'),
      atMost('B13', 'p95 of a start in that moment', starts.p95 / 1000, 60, 's'),
      atLeast(
        'B13',
        'saves a second in the store',
        ours.perSecond,
        naive.perSecond,
        'saves/s',
        naive.perSecond,
      ),
      atMost('B13', 'p95 of a save in the store', ours.p95, naive.p95, 'ms', naive.p95),
      atLeast('B13', 'saves a second over HTTP, nobody thinking', calm.perSecond, 1, 'saves/s'),
      atMost('B13', 'p95 of a save over HTTP', calm.p95, 300, 'ms'),
      atMost('B13', 'acknowledged answers lost under load', calm.lost, 0, 'answers'),
      atMost('B13', 'p95 of a save, 5 % of requests dropped', rough.p95, 300, 'ms'),
      atMost('B13', 'acknowledged answers lost, 5 % dropped', rough.lost, 0, 'answers'),
      atMost('B13', 'scores of one attempt handed in 50 times', hands.scores, 1, 'scores'),
      atMost('B13', 'different receipts of those', hands.receipts, 1, 'receipts'),
    ]
  } finally {
    await hall.server.stop()
  }
}

const headers = (server: RunningServer, { cookie }: Seat) => ({ Cookie: cookie, Origin: server.url })

/** Everybody presses the button in one moment. */
async function startAll(server: RunningServer, examId: string, seats: readonly Seat[]) {
  const waits: number[] = []
  let failed = 0
  await Promise.all(
    seats.map(async (seat) => {
      const asked = performance.now()
      const answer = await fetch(`${server.url}/exams/${examId}/start`, {
        method: 'POST',
        body: new URLSearchParams(),
        redirect: 'manual',
        headers: headers(server, seat),
        signal: AbortSignal.timeout(PATIENCE_MS),
      }).catch(() => undefined)
      const id = /\/attempts\/([\w-]+)/.exec(answer?.headers.get('Location') ?? '')?.[1]
      if (!id) {
        if (failed++ === 0) say(`a start failed: ${answer?.status} ${(await answer?.text())?.slice(0, 200)}`)
        return
      }
      seat.attemptId = id
      waits.push(performance.now() - asked)
    }),
  )
  return { failed, p95: quantile(waits, 0.95) }
}

/**
 * Every candidate saves one answer after another, without a pause; of some requests the answer is thrown away, and the
 * event is sent again under its id until it is acknowledged.
 */
async function saveFor(
  server: RunningServer,
  seats: readonly Seat[],
  { forMs, dropped }: { forMs: number; dropped: number },
) {
  const waits: number[] = []
  const standing = new Map<string, number>()
  const end = performance.now() + forMs
  let acknowledged = 0
  const sit = async (seat: Seat) => {
    while (performance.now() < end && seat.attemptId) {
      const seq = ++seat.seq
      const slot = seat.slots[seq % seat.slots.length] ?? 1
      const event = {
        clientEventId: randomUUID(),
        seq,
        slot,
        value: { kind: 'trueFalse', chosen: seq % 2 === 0 },
        flagged: false,
      }
      while (performance.now() < end) {
        const asked = performance.now()
        const answer = await fetch(`${server.url}/api/attempts/${seat.attemptId}/answers`, {
          method: 'PUT',
          headers: { ...headers(server, seat), 'Content-Type': 'application/json' },
          body: JSON.stringify({ epoch: 1, events: [event] }),
        }).catch(() => undefined)
        const isDropped = Math.random() < dropped
        const told = answer?.ok ? ((await answer.json()) as { acked: { outcome: string }[] }) : undefined
        if (isDropped || told?.acked[0]?.outcome !== 'counted') continue
        waits.push(performance.now() - asked)
        acknowledged++
        standing.set(`${seat.attemptId}/${slot}`, seq)
        break
      }
    }
  }
  await Promise.all(seats.map(sit))
  return {
    perSecond: (acknowledged * 1000) / forMs,
    p95: quantile(waits, 0.95),
    lost: missing(server.database, standing),
  }
}

/** How many acknowledged answers are older in the database than what was acknowledged, or not there. */
function missing(file: string, standing: ReadonlyMap<string, number>): number {
  const db = new Sqlite(file, { readonly: true })
  const rows = db.prepare('select attempt_id as attempt, slot, seq from answer').all() as {
    attempt: string
    slot: number
    seq: number
  }[]
  db.close()
  const stored = new Map(rows.map(({ attempt, slot, seq }) => [`${attempt}/${slot}`, seq]))
  return [...standing].filter(([name, seq]) => (stored.get(name) ?? 0) < seq).length
}

/** Fifty hand-ins with one key at once. */
async function handInMany(server: RunningServer, seat: Seat | undefined) {
  if (!seat) throw new Error('nobody in the hall')
  const submitKey = randomUUID()
  const receipts = await Promise.all(
    Array.from({ length: 50 }, async () => {
      const answer = await fetch(`${server.url}/api/attempts/${seat.attemptId}/submit`, {
        method: 'POST',
        headers: { ...headers(server, seat), 'Content-Type': 'application/json' },
        body: JSON.stringify({ epoch: 1, submitKey }),
      })
      return answer.text()
    }),
  )
  const db = new Sqlite(server.database, { readonly: true })
  const { n } = db
    .prepare('select count(*) as n from score_version where attempt_id = ?')
    .get(seat.attemptId) as { n: number }
  db.close()
  return { scores: n, receipts: new Set(receipts).size }
}
