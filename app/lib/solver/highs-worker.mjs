// Plain JavaScript: tsx does not reach into worker threads on Node 20, and vitest transforms none of them.
// What comes in and goes out is typed in highs.server.ts (SolveRequest, SolveReply).
import { parentPort } from 'node:worker_threads'
import loadHighs from 'highs'

/** Seconds after which a solve is given up. A cell program takes milliseconds; this only bounds a fault. */
const TIME_LIMIT = 20

const highs = await loadHighs()

parentPort?.on('message', ({ id, lp, gap }) => {
  const options = { output_flag: false, random_seed: 0, time_limit: TIME_LIMIT }
  const solution = highs.solve(lp, gap > 0 ? { ...options, mip_abs_gap: gap } : options)
  const values = Object.fromEntries(
    Object.entries(solution.Columns).map(([name, column]) => [name, column.Primal ?? 0]),
  )
  parentPort?.postMessage({ id, status: solution.Status, objective: solution.ObjectiveValue, values })
})
