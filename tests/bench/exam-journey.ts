import { randomUUID } from 'node:crypto'
import Sqlite from 'better-sqlite3'
import globalSetup from '../e2e/global-setup.ts'
import type { RunningServer } from '../e2e/server.ts'
import { TEMPLATE } from '../e2e/server.ts'
import { killDuringAutosave } from '../load/kill-during-autosave.ts'
import { atLeast, atMost, type Bar, quantile } from './bar.ts'
import { dealPapers, openHall, type Seat } from './exam/hall.ts'
import { naiveSaves } from './exam/naive.ts'
import { crowdSaves } from './exam/saves.ts'
import { storeSaves } from './exam/store.ts'

/** Candidates of the load: 1,000 on two cores, 2,000 on four (assessment.md, B13). */
const CANDIDATES = Number(process.env.BENCH_CANDIDATES ?? 1_000)
const KILLS = Number(process.env.BENCH_KILLS ?? 20)
const SAVING_MS = 15_000
const STORE_MS = 5_000
const DROPPED = 0.05
/** A hall that works on its questions: an answer each eight seconds. */
const THINK_MS = 8_000
/** Through Remix a save took 3.0 ms of the server's processor time, as the slim endpoint 0.25–0.30. */
const CPU_MS = 0.6
/** A load that takes more of the processors than this measures itself. */
const LOAD_SHARE = 0.25
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
    const calm = await crowdSaves(hall.server, hall.seats, { forMs: SAVING_MS })
    const rough = await crowdSaves(hall.server, hall.seats, { forMs: SAVING_MS, dropped: DROPPED })
    const usual = await crowdSaves(hall.server, hall.seats, { forMs: SAVING_MS, thinkMs: THINK_MS })
    const hands = await handInMany(hall.server, hall.seats[0])
    say('the naive way …')
    const naive = await naiveSaves(CANDIDATES, STORE_MS)
    say('our way, one by one and together …')
    const store = (together: boolean) =>
      storeSaves(hall.server.database, hall.seats.slice(1), { forMs: STORE_MS, together })
    const [alone, ours] = [await store(false), await store(true)]
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
      atLeast(
        'B13',
        'saves a second in the store, beside each in its own transaction',
        ours.perSecond,
        alone.perSecond,
        'saves/s',
        alone.perSecond,
      ),
      atLeast('B13', 'saves a second over HTTP, nobody thinking', calm.perSecond, 1, 'saves/s'),
      atMost('B13', 'p95 of a save over HTTP, nobody thinking', calm.p95, 300, 'ms'),
      ...(calm.cpu === null
        ? []
        : [
            atMost('B13', 'processor time of the server for such a save', calm.cpu.msPerSave, CPU_MS, 'ms'),
            atMost('B13', 'share of the processor time the load took', calm.cpu.loadShare, LOAD_SHARE, ''),
          ]),
      atMost('B13', 'acknowledged answers lost under load', calm.lost, 0, 'answers'),
      atMost('B13', 'p95 of a save, 5 % of requests dropped', rough.p95, 300, 'ms'),
      atMost('B13', 'acknowledged answers lost, 5 % dropped', rough.lost, 0, 'answers'),
      atMost('B13', `p95 of a save, one each ${THINK_MS / 1000} s by each`, usual.p95, 300, 'ms'),
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
