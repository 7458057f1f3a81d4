import { lintScenario } from '../../../domain/role-play/lint/lint.ts'
import type { Reader, TestRun } from '../../../domain/role-play/run-tests.ts'
import type { Finding } from '../../findings.ts'
import type { Content } from '../types.ts'

/** Drafts and retired scenarios are nobody's yet: they are checked too, but hold nothing up. */
const HOLDS_UP: readonly string[] = ['ready', 'fixture']

/**
 * The linter's findings for every scenario, and how the in-file tests ran (role-play.md §9).
 * @param read reads the lines of tests; without, recognition is not checked
 */
export function checkScenarios(
  { scenarios, knowledge }: Pick<Content, 'scenarios' | 'knowledge'>,
  read?: Reader,
): { findings: Finding[]; runs: { scenario: string; run: TestRun }[] } {
  const knowledgePoints = new Set(knowledge.tree.leaves.flatMap(({ points }) => points.map(({ id }) => id)))
  const linted = scenarios.map(({ file, scenario }) => ({
    file,
    scenario,
    ...lintScenario(scenario, { knowledgePoints, ...(read ? { read } : {}) }),
  }))
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
