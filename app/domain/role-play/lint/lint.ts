import { type Reader, runTest, type TestRun } from '../run-tests.ts'
import type { Scenario } from '../schema.ts'
import { bestPath } from './best-path.ts'
import { cuesAreDistinct } from './cues-are-distinct.ts'
import { everythingIsReachable } from './everything-is-reachable.ts'
import { evidenceMoves } from './evidence-moves.ts'
import { goodLinesAreClean } from './good-lines-are-clean.ts'
import { idsAreUnique } from './ids-are-unique.ts'
import { knowledgePointsExist } from './knowledge-points-exist.ts'
import { objectionsAreThere } from './objections-are-there.ts'
import { punctuationIsFull } from './punctuation-is-full.ts'
import { recognitionAgrees } from './recognition-agrees.ts'
import { referencesExist } from './references-exist.ts'
import { repliesLeakNothing } from './replies-leak-nothing.ts'
import { testsCover } from './tests-cover.ts'
import { testsPass } from './tests-pass.ts'
import { variantsDiffer } from './variants-differ.ts'
import { wordingsAreEnough } from './wordings-are-enough.ts'

export type Remark = Readonly<{ path: string; message: string; severity?: 'error' | 'warning' }>
export type LintFinding = Readonly<{
  rule: string
  severity: 'error' | 'warning'
  path: string
  message: string
}>

/** What a rule may look at: the scenario, its tests as they ran, and what the surroundings know. */
export type Examined = Readonly<{
  scenario: Scenario
  runs: readonly TestRun[]
  /** Absent: knowledge points are not checked. */
  knowledgePoints: ReadonlySet<string> | undefined
  /** Absent: nobody reads the lines, recognition is not checked. */
  read: Reader | undefined
}>

export type ScenarioRule = Readonly<{
  name: string
  severity: 'error' | 'warning'
  /** A fixture need not be fit for people: it is excused. */
  excusesFixtures?: boolean
  /** It follows targets, so that it runs only where all of them exist. */
  needsReferences?: boolean
  /** It plays through many courses of the talk: up to a second. */
  searches?: boolean
  check: (examined: Examined) => Remark[]
}>

/** What the schema of a scenario cannot see (role-play.md §9). */
export const SCENARIO_RULES: readonly ScenarioRule[] = [
  idsAreUnique,
  referencesExist,
  objectionsAreThere,
  variantsDiffer,
  wordingsAreEnough,
  repliesLeakNothing,
  punctuationIsFull,
  cuesAreDistinct,
  goodLinesAreClean,
  knowledgePointsExist,
  everythingIsReachable,
  bestPath,
  testsPass,
  testsCover,
  evidenceMoves,
  recognitionAgrees,
]

export type LintContext = Readonly<{
  knowledgePoints?: ReadonlySet<string>
  read?: Reader
  /** While somebody types: without the rules that search. */
  quick?: boolean
}>

/** Everything wrong with a scenario, and its tests as they ran; none where a target is missing, since they cannot run then. */
export function lintScenario(
  scenario: Scenario,
  { knowledgePoints, read, quick = false }: LintContext = {},
): { findings: LintFinding[]; runs: readonly TestRun[] } {
  const apply = (rule: ScenarioRule, runs: readonly TestRun[]): LintFinding[] => {
    if (rule.excusesFixtures && scenario.status === 'fixture') return []
    if (rule.searches && quick) return []
    return rule
      .check({ scenario, runs, knowledgePoints, read })
      .map(({ severity = rule.severity, path, message }) => ({ rule: rule.name, severity, path, message }))
  }
  const broken = [idsAreUnique, referencesExist].flatMap((rule) => apply(rule, []))
  if (broken.some(({ severity }) => severity === 'error')) {
    const others = SCENARIO_RULES.filter((rule) => !rule.needsReferences)
    return { findings: others.flatMap((rule) => apply(rule, [])), runs: [] }
  }
  const runs = scenario.tests.map((test) => runTest(scenario, test, read))
  return { findings: SCENARIO_RULES.flatMap((rule) => apply(rule, runs)), runs }
}
