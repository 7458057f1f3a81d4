import { ALL_LINES, LINES } from '../evidence.ts'
import type { ScenarioRule } from './lint.ts'

/** Every line of the rubric is earned in some test and missed, in part at least, in another: it can tell people apart. */
export const evidenceMoves: ScenarioRule = {
  name: 'scenario-evidence-moves',
  severity: 'error',
  excusesFixtures: true,
  needsReferences: true,
  check: ({ runs }) =>
    ALL_LINES.filter((line) => LINES[line].max > 0).flatMap((line) => {
      const pcts = runs.map(({ score }) => score.evidence.find((entry) => entry.line === line)?.pct ?? 0)
      const name = `${line} ${LINES[line].name}`
      return [
        ...(pcts.some((pct) => pct > 0) ? [] : [{ path: 'tests', message: `${name}：没有一条测试得到它` }]),
        ...(pcts.some((pct) => pct < LINES[line].max)
          ? []
          : [{ path: 'tests', message: `${name}：没有一条测试丢掉它` }]),
      ]
    }),
}
