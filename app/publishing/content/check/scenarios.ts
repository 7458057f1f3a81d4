import { lintScenario } from '../../../domain/role-play/lint/lint.ts'
import type { Reader, TestRun } from '../../../domain/role-play/run-tests.ts'
import type { Scenario } from '../../../domain/role-play/schema.ts'
import type { Finding } from '../../findings.ts'
import type { Content } from '../types.ts'

/** Drafts and retired scenarios are nobody's yet: they are checked too, but hold nothing up. */
const HOLDS_UP: readonly string[] = ['ready', 'fixture']

/** What the linter found in a scenario, as long as it is the same in memory: content is checked again at every publishing. */
const checked = new WeakMap<
  Scenario,
  { tree: Content['knowledge']['tree']; result: ReturnType<typeof lintScenario> }
>()

/**
 * The linter's findings for every scenario, and how the in-file tests ran (role-play.md §9).
 * @param read reads the lines of tests; without, recognition is not checked
 */
export function checkScenarios(
  { scenarios, knowledge }: Pick<Content, 'scenarios' | 'knowledge'>,
  read?: Reader,
): { findings: Finding[]; runs: { scenario: string; run: TestRun }[] } {
  const knowledgePoints = new Set(knowledge.tree.leaves.flatMap(({ points }) => points.map(({ id }) => id)))
  const linted = scenarios.map(({ file, scenario }) => {
    const known = read ? undefined : checked.get(scenario)
    const result =
      known?.tree === knowledge.tree
        ? known.result
        : lintScenario(scenario, { knowledgePoints, ...(read ? { read } : {}) })
    if (!read) checked.set(scenario, { tree: knowledge.tree, result })
    return { file, scenario, ...result }
  })
  return {
    findings: linted.flatMap(({ file, scenario, findings }) =>
      findings.map(({ severity, ...finding }) => ({
        ...finding,
        file,
        severity: HOLDS_UP.includes(scenario.status) ? severity : ('warning' as const),
      })),
    ),
    runs: linted.flatMap(({ scenario, runs }) => runs.map((run) => ({ scenario: scenario.id, run }))),
  }
}
