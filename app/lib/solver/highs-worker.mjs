// Plain JavaScript: tsx does not reach into worker threads on Node 20, and vitest transforms none of them.
// What comes in and goes out is typed in highs.server.ts (SolveRequest, SolveReply).
import { parentPort } from 'node:worker_threads'
import loadHighs from 'highs'

/** Seconds after which a solve is given up. A cell program takes milliseconds; this only bounds a fault. */
const TIME_LIMIT = 20

/**
 * Presolve costs more than it saves on cell programs with random costs (measured on an l4 bank of 258 items: 87 ms of
 * CPU a table with it, 21 ms without; on 1,032 items 16 ms either way).
 */
const OPTIONS = { output_flag: false, random_seed: 0, presolve: 'off', time_limit: TIME_LIMIT }

const highs = await loadHighs()

parentPort?.on('message', ({ id, lp, options }) => {
  const solution = highs.solve(lp, { ...OPTIONS, ...options })
  const values = Object.fromEntries(
    Object.entries(solution.Columns).map(([name, column]) => [name, column.Primal ?? 0]),
  )
  const duals = Object.fromEntries(solution.Rows.map(({ Name, Dual }) => [Name, Dual ?? 0]))
  parentPort?.postMessage({ id, status: solution.Status, objective: solution.ObjectiveValue, values, duals })
})
