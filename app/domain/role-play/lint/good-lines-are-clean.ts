import { cueHitsIn } from '../red-lines.ts'
import type { ScenarioRule } from './lint.ts'

/** The scenario's own words of red lines do not stand in lines that are meant to be harmless. */
export const goodLinesAreClean: ScenarioRule = {
  name: 'scenario-good-lines-are-clean',
  severity: 'error',
  check: ({ scenario }) =>
    scenario.tests
      .filter(({ expect }) => (expect.redLines ?? []).length === 0)
      .flatMap(({ name, turns }) =>
        turns.flatMap(({ say = '' }, i) =>
          cueHitsIn(scenario, say)
            .filter(({ innocent }) => !innocent)
            .map(({ redLine, cue }) => ({
              path: `tests “${name}” 第 ${i + 1} 句`,
              message: `好话里碰到了 ${redLine} 的词“${cue}”；请改这句话，或把词写得更具体`,
            })),
        ),
      ),
}
