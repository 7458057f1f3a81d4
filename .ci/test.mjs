// npm test: every gate, each with a time limit. Stops after the stage in which one fails and says which.
import { spawn } from 'node:child_process'

const MINUTE = 60_000
const vitest = (...args) => ['npx', ['vitest', 'run', '--config', 'tests/vitest.config.ts', ...args]]
const weiwan = (...args) => [process.execPath, ['--import', 'tsx', 'app/cli/main.ts', ...args]]

/**
 * Name, command, limit in minutes. Stages run in turn, the steps of one stage two at a time: the first are single
 * threads, and a machine has two cores. The build comes before what needs it.
 */
const STAGES = [
  [
    ['typecheck', ['npx', ['tsc', '--noEmit']], 4],
    ['lock file complete', [process.execPath, ['.ci/complete-lock.mjs', '--check']], 1],
    ['biome', ['npx', ['biome', 'check', '.']], 2],
    ['content check', weiwan('content', 'check'), 3],
    ['migrations without drift', [process.execPath, ['.ci/migrations.mjs']], 2],
    ['build', ['npx', ['remix', 'vite:build']], 4],
  ],
  [['unit and architecture', vitest('--project', 'unit'), 5]],
  [['integration on SQLite and PGlite', vitest('--project', 'sqlite', '--project', 'pglite'), 8]],
  [['browser', [process.execPath, ['--import', 'tsx', 'tests/e2e/browser.ts']], 3]],
  [
    [
      'end to end, canary among it',
      ['npx', ['playwright', 'test', '--config', 'tests/playwright.config.ts']],
      13,
    ],
  ],
]
const AT_ONCE = 2

/** Tests never touch a database of the machine's own. */
const { DATABASE_URL: _, ...surroundings } = process.env

/** Runs a command. `alone`: its output is shown as it comes, else when it is over. @returns its exit code */
function run([command, args], limit, alone) {
  return new Promise((done) => {
    const output = alone ? 'inherit' : 'pipe'
    const child = spawn(command, args, { stdio: ['ignore', output, output], env: surroundings })
    const said = []
    child.stdout?.on('data', (chunk) => said.push(chunk))
    child.stderr?.on('data', (chunk) => said.push(chunk))
    const timer = setTimeout(() => {
      said.push(Buffer.from(`time limit of ${limit} minutes reached\n`))
      if (alone) console.error(`time limit of ${limit} minutes reached`)
      child.kill('SIGKILL')
    }, limit * MINUTE)
    child.on('close', (code) => {
      clearTimeout(timer)
      done({ code: code ?? 1, said: Buffer.concat(said) })
    })
  })
}

const took = []
let failed = 0

async function takeFrom(queue, alone) {
  for (let step = queue.shift(); step; step = failed ? undefined : queue.shift()) {
    const [name, command, limit] = step
    if (alone) console.log(`\n── ${name}`)
    const start = Date.now()
    const { code, said } = await run(command, limit, alone)
    if (!alone) console.log(`\n── ${name}\n${said}`)
    took.push(`${code === 0 ? '✓' : '✗'} ${name}: ${Math.round((Date.now() - start) / 1000)} s`)
    if (code !== 0) failed += 1
  }
}

for (const steps of STAGES) {
  const queue = [...steps]
  const alone = steps.length === 1
  await Promise.all(Array.from({ length: alone ? 1 : AT_ONCE }, () => takeFrom(queue, alone)))
  if (failed) break
}
console.log(`\n${took.join('\n')}\n`)
console.log(`steps: ${took.length - failed} passed, ${failed} failed`)
process.exit(failed ? 1 : 0)
