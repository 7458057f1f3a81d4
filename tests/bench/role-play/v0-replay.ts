import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { atLeast, atMost, type Bar, quantile } from '../bar.ts'
import { brokenTraces } from './golden.ts'
import { replayTalks, turnTimes } from './replays.ts'

const REPLAYS = 1_000
const IN_THE_OTHER = 210
const OTHER_MAJOR = 22
const ROUNDS = 5

/** V0: the same inputs give the same bytes, in two Node majors and as the golden traces say; and a turn is quick. */
export function replayBars(): Bar[] {
  const { differing } = replayTalks(REPLAYS)
  const { broken, traces } = brokenTraces()
  const { ours, keywords } = turnTimes(ROUNDS)
  return [
    atMost('V0', `${REPLAYS} replays that differ in a byte`, differing, 0, 'talks'),
    atMost('V0', `${traces} golden traces that come out otherwise`, broken, 0, 'traces'),
    atLeast('V0', `Node majors with equal bytes (${IN_THE_OTHER} talks)`, equalMajors(), 2, 'majors'),
    atMost('V0', 'a turn, p95', quantile(ours, 0.95), 5, 'ms', quantile(keywords, 0.95)),
    atMost('V0', 'what role-play adds to an install', installed() / 2 ** 20, 2, 'MB'),
  ]
}

const BROUGHT = ['app/domain/role-play', 'content/scenarios', 'content/acts']

/** Bytes of everything role-play brings; it needs no package of its own. */
const installed = (): number =>
  BROUGHT.filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0)

/** Runs the same talks in another Node, which npm's `node` package brings; 1 where it cannot be had or differs. */
function equalMajors(): number {
  const own = replayTalks(IN_THE_OTHER).digest
  const script = ['--import', 'tsx', 'tests/bench/role-play/replay-digest.ts', String(IN_THE_OTHER)]
  const other = Number(process.versions.node.split('.')[0]) === OTHER_MAJOR ? OTHER_MAJOR - 2 : OTHER_MAJOR
  try {
    const said = execFileSync('npm', ['exec', '--yes', `--package=node@${other}`, '--', 'node', ...script], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    const { node, digest } = JSON.parse(said.trim().split('\n').at(-1) ?? '') as {
      node: string
      digest: string
    }
    process.stderr.write(
      `node ${process.versions.node} and ${node}: ${digest === own ? 'equal' : 'DIFFERENT'}\n`,
    )
    return digest === own ? 2 : 1
  } catch (error) {
    process.stderr.write(
      `node@${other} could not be run: ${error instanceof Error ? error.message.split('\n')[0] : ''}\n`,
    )
    return 1
  }
}
