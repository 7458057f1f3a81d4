import { fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import type { RunningServer } from '../../e2e/server.ts'
import type { Heard, Load } from './crowd.ts'
import type { Seat } from './hall.ts'

export type Saves = Readonly<{
  perSecond: number
  p95: number
  lost: number
  /** Processor time of the server for one save, and the share of all the load itself took; null off Linux. */
  cpu: { readonly msPerSave: number; readonly loadShare: number } | null
}>

/** Lets a hall save answers over HTTP, from a process of its own, and counts what was acknowledged and is not there. */
export async function crowdSaves(
  server: RunningServer,
  seats: readonly Seat[],
  { forMs, dropped = 0, thinkMs = 0 }: Partial<Load> & { forMs: number },
): Promise<Saves> {
  const crowd = fork(new URL('./crowd.ts', import.meta.url), { execArgv: ['--import', 'tsx'] })
  const sitting = seats.filter(({ attemptId }) => attemptId !== '')
  const before = cpuMsOf(server.pid)
  const heard = await new Promise<Heard>((done, failed) => {
    crowd.once('message', (message) => done(message as Heard)) // crowd.ts sends nothing else
    crowd.once('exit', (code) => failed(new Error(`the load ended with ${code}`)))
    crowd.send({ url: server.url, seats: sitting, forMs, dropped, thinkMs } satisfies Load)
  })
  const after = cpuMsOf(server.pid)
  // whoever saves next counts on, past what was on its way when the load stopped
  for (const seat of sitting) seat.seq += heard.acknowledged + 1
  const used = before === null || after === null ? null : after - before
  return {
    perSecond: (heard.acknowledged * 1000) / forMs,
    p95: heard.p95,
    lost: missing(server.database, new Map(heard.standing)),
    cpu:
      used === null
        ? null
        : { msPerSave: used / heard.acknowledged, loadShare: heard.cpuMs / (heard.cpuMs + used) },
  }
}

/** How many acknowledged answers are older in the database than what was acknowledged, or not there. */
function missing(file: string, standing: ReadonlyMap<string, number>): number {
  const db = new Sqlite(file, { readonly: true })
  const rows = db.prepare("select attempt_id || '/' || slot as name, seq from answer").all() as {
    name: string
    seq: number
  }[]
  db.close()
  const stored = new Map(rows.map(({ name, seq }) => [name, seq]))
  return [...standing].filter(([name, seq]) => (stored.get(name) ?? 0) < seq).length
}

/** Clock ticks of Linux are a hundredth of a second. */
const TICK_MS = 10

/** Processor time a process has used so far, in milliseconds; null where the system does not tell. */
function cpuMsOf(pid: number | undefined): number | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
    return (Number(fields[11]) + Number(fields[12])) * TICK_MS
  } catch {
    return null
  }
}
