import type { Reader, TestRun } from '../run-tests.ts'
import { settingOf } from '../setting.ts'
import type { ScenarioRule } from './lint.ts'

const ENOUGH = 0.8

/** How much of the acts that stand beside a test's lines is heard in them; any order, targets aside. */
export type Agreement = Readonly<{
  test: string
  found: number
  of: number
  missed: readonly string[]
  strayRedLines: readonly string[]
}>

export function agreementOf({ test, talk }: TestRun, read: Reader): Agreement {
  const setting = settingOf(talk.scenario, test.variant, test.difficulty)
  const lines = talk.turns.map(({ say }) => say)
  const authored = test.turns.filter(
    ({ say, acts, flags }) => say !== undefined || acts !== undefined || flags !== undefined,
  )
  const compared = talk.turns.flatMap((turn, i) => {
    if (turn.say === '' || authored[i]?.acts === undefined) return []
    const heard = read(turn.say, { setting, state: turn.before, earlier: lines.slice(0, i) })
    const missed = turn.acts
      .filter(({ act }) => !heard.acts.some((other) => other.act === act))
      .map(({ act }) => act)
    const stray = heard.flags
      .filter((flag) => flag.startsWith('red:'))
      .map((flag) => flag.slice('red:'.length))
      .filter((redLine) => !(test.expect.redLines ?? []).some((listed) => listed === redLine))
    return [{ of: turn.acts.length, missed: missed.map((act) => `第 ${turn.turn} 句 ${act}`), stray }]
  })
  const of = compared.reduce((sum, one) => sum + one.of, 0)
  const missed = compared.flatMap((one) => one.missed)
  return {
    test: test.name,
    found: of - missed.length,
    of,
    missed,
    strayRedLines: [...new Set(compared.flatMap(({ stray }) => stray))],
  }
}

/**
 * The recogniser hears four fifths of what a scenario's tests say beside their lines, and no red line that is not listed.
 * A single test below that is only pointed out.
 */
export const recognitionAgrees: ScenarioRule = {
  name: 'scenario-recognition-agrees',
  severity: 'error',
  excusesFixtures: true,
  needsReferences: true,
  check: ({ runs, read }) => {
    if (read === undefined) return []
    const agreements = runs.map((run) => agreementOf(run, read))
    const sum = (of: 'found' | 'of') => agreements.reduce((total, agreement) => total + agreement[of], 0)
    const isDeaf = sum('found') < sum('of') * ENOUGH
    return [
      ...(isDeaf
        ? [{ path: 'tests', message: `识别只听出 ${sum('of')} 个行为里的 ${sum('found')} 个，要八成以上` }]
        : []),
      ...agreements.flatMap(({ test, found, of, missed, strayRedLines }) => {
        const path = `tests “${test}”`
        const isPoor = found < of * ENOUGH
        const message = `识别只听出 ${of} 个行为里的 ${found} 个，漏了：${missed.join('、')}`
        return [
          ...(isPoor ? [{ path, message, severity: 'warning' as const }] : []),
          ...strayRedLines.map((redLine) => ({ path, message: `识别听出了没有写明的红线 ${redLine}` })),
        ]
      }),
    ]
  },
}
