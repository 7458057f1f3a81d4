import type { ScenarioRule } from './lint.ts'

/** Every in-file test comes out as it says. */
export const testsPass: ScenarioRule = {
  name: 'scenario-tests-pass',
  severity: 'error',
  needsReferences: true,
  check: ({ runs }) =>
    runs
      .filter(({ problems }) => problems.length > 0)
      .map(({ test, problems }) => ({ path: `tests “${test.name}”`, message: problems.join('；') })),
}
