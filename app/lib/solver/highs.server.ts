import { Worker } from 'node:worker_threads'
import type { CellProgram } from '#app/domain/assembly/cell-program.ts'
import { hasImpossibleRow, toLpFormat } from './lp-format.ts'

export type Solution =
  | Readonly<{
      status: 'optimal' /** One a variable, in the program's order. */
      values: readonly number[]
      objective: number
      /** The price of each row of a program without whole variables, in the program's order; 0 otherwise. */
      duals: readonly number[]
    }>
  | Readonly<{ status: 'infeasible' }>

/** What may be asked of a solve beside the defaults of highs-worker.mjs. */
export type SolveOptions = Readonly<{
  /** Share by which the answer may be worse than the proven optimum. */
  mip_rel_gap?: number
  presolve?: 'on' | 'off'
  /** Seconds. */
  time_limit?: number
}>

/** An integer-program solver in a thread of its own. */
export type Solver = Readonly<{
  /** Rejects when the solver neither finds the optimum nor proves there is none, or when its thread dies. */
  solve(program: Program, options?: SolveOptions): Promise<Solution>
  close(): Promise<void>
}>

/** What the worker is sent: a program in LP text. */
type SolveRequest = Readonly<{ id: number; lp: string; options: SolveOptions }>
/** A program as the solver needs it. */
export type Program = Pick<CellProgram, 'variables' | 'rows'>
/** What it sends back: HiGHS's own word for the outcome, and values by variable name. */
type SolveReply = Readonly<{
  id: number
  status: string
  objective: number
  values: Readonly<Record<string, number>>
  duals: Readonly<Record<string, number>>
}>
type Waiting = Readonly<{ resolve(reply: SolveReply): void; reject(error: Error): void }>

/**
 * HiGHS in a worker thread, since WASM blocks the thread it runs in. The thread starts with the first program, keeps
 * no process alive while it is idle, and starts anew after a fault.
 * To be opened by modules that tsx runs (server, jobs, CLI), not inside the Remix bundle, where the worker's file is not
 * beside the caller; routes are given the server's.
 */
export function openSolver(): Solver {
  const waiting = new Map<number, Waiting>()
  let worker: Worker | undefined
  let lastId = 0

  const fail = (failed: Worker, error: Error) => {
    if (worker !== failed) return
    worker = undefined
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }
  const running = (): Worker => {
    if (worker) return worker
    // No flags of ours: under tsx the worker would load the loader for nothing.
    const started = new Worker(new URL('./highs-worker.mjs', import.meta.url), { execArgv: [] })
    started.on('message', (reply: SolveReply) => {
      waiting.get(reply.id)?.resolve(reply)
      waiting.delete(reply.id)
      if (waiting.size === 0) started.unref()
    })
    started.on('error', (error) => fail(started, error instanceof Error ? error : new Error(String(error))))
    started.on('exit', (code) => fail(started, new Error(`the solver's thread ended (${code})`)))
    worker = started
    return started
  }
  const ask = (lp: string, options: SolveOptions) =>
    new Promise<SolveReply>((resolve, reject) => {
      const thread = running()
      const id = ++lastId
      waiting.set(id, { resolve, reject })
      thread.ref()
      thread.postMessage({ id, lp, options } satisfies SolveRequest)
    })

  return {
    async solve(program, options = {}) {
      if (hasImpossibleRow(program)) return { status: 'infeasible' }
      const { status, values, duals, objective } = await ask(toLpFormat(program), options)
      if (status === 'Infeasible') return { status: 'infeasible' }
      if (status !== 'Optimal') throw new Error(`the solver stopped without an answer: ${status}`)
      return {
        status: 'optimal',
        objective,
        values: program.variables.map((_, place) => values[`x${place}`] ?? 0),
        duals: program.rows.map(
          (_, place) => duals[`r${place}`] ?? (duals[`r${place}a`] ?? 0) + (duals[`r${place}b`] ?? 0),
        ),
      }
    },
    async close() {
      const open = worker
      worker = undefined
      for (const { reject } of waiting.values()) reject(new Error('the solver was closed'))
      waiting.clear()
      await open?.terminate()
    },
  }
}
