// npm test: every gate in turn, each with a time limit. Stops at the first that fails and says which.
import { spawn } from 'node:child_process'

const MINUTE = 60_000
const vitest = (...args) => ['npx', ['vitest', 'run', '--config', 'tests/vitest.config.ts', ...args]]
const weiwan = (...args) => [process.execPath, ['--import', 'tsx', 'app/cli/main.ts', ...args]]

/** Name, command, limit in minutes. The build comes before what needs it. */
const STEPS = [
  ['lock file complete', [process.execPath, ['.ci/complete-lock.mjs', '--check']], 1],
  ['biome', ['npx', ['biome', 'check', '.']], 2],
  ['typecheck', ['npx', ['tsc', '--noEmit']], 3],
  ['migrations without drift', [process.execPath, ['.ci/migrations.mjs']], 2],
  ['unit and architecture', vitest('--project', 'unit'), 5],
  ['integration on SQLite and PGlite', vitest('--project', 'sqlite', '--project', 'pglite'), 8],
  ['content check', weiwan('content', 'check'), 2],
  ['build', ['npx', ['remix', 'vite:build']], 3],
  ['browser', [process.execPath, ['--import', 'tsx', 'tests/e2e/browser.ts']], 3],
  [
    'end to end, canary among it',
    ['npx', ['playwright', 'test', '--config', 'tests/playwright.config.ts']],
    13,
  ],
]

/** Tests never touch a database of the machine's own. */
const { DATABASE_URL: _, ...surroundings } = process.env

function run([command, args], limit) {
  return new Promise((done) => {
    const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], env: surroundings })
    const timer = setTimeout(() => {
      console.error(`time limit of ${limit} minutes reached`)
      child.kill('SIGKILL')
    }, limit * MINUTE)
    child.on('exit', (code) => {
      clearTimeout(timer)
      done(code ?? 1)
    })
  })
}

const took = []
let failed = 0
for (const [name, command, limit] of STEPS) {
  console.log(`\n── ${name}`)
  const start = Date.now()
  const code = await run(command, limit)
  took.push(`${code === 0 ? '✓' : '✗'} ${name}: ${Math.round((Date.now() - start) / 1000)} s`)
  if (code !== 0) {
    failed = 1
    break
  }
}
console.log(`\n${took.join('\n')}\n`)
console.log(`steps: ${took.length - failed} passed, ${failed} failed`)
process.exit(failed)
