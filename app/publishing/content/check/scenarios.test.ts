import { expect, test } from 'vitest'
import { aScenario } from '#tests/factories/scenario.ts'
import { KnowledgeTree } from '../../../domain/knowledge/schema.ts'
import { loadRolePlay } from '../load-role-play.ts'
import { readYaml } from '../read.ts'
import { checkScenarios } from './scenarios.ts'

const fails = ({ file, path, message }: { file: string; path: string; message: string }) => {
  throw new Error(`${file} ${path}: ${message}`)
}
const knowledge = {
  file: 'content/knowledge.yaml',
  tree: readYaml('content/knowledge.yaml', 'content/knowledge.yaml', KnowledgeTree, fails) ?? { leaves: [] },
}
const shipped = loadRolePlay('content', fails)

test('the scenarios we ship have no errors, and every test of theirs passes', () => {
  const { findings, runs } = checkScenarios({ scenarios: shipped.scenarios, knowledge })
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
  expect(runs.filter(({ run }) => run.problems.length > 0)).toEqual([])
  expect(shipped.scenarios.filter(({ scenario }) => scenario.status === 'ready')).toHaveLength(14)
}, 60_000)

test('a perfect graceful exit gets full marks, a lie that pleases gets none', () => {
  const porting = shipped.scenarios.filter(({ scenario }) => scenario.id === 'number-porting')
  const { runs } = checkScenarios({ scenarios: porting, knowledge })
  const best = runs
    .filter(({ run }) => run.talk.state.end === 'gracefulExit')
    .map(({ run }) => run.score.total)
  expect(Math.max(...best)).toBe(10_000)
  const lies = checkScenarios({ scenarios: shipped.scenarios, knowledge }).runs.filter(({ run }) =>
    run.score.redLines.includes('falsePromise'),
  )
  expect(lies.length).toBeGreaterThan(0)
  for (const { run } of lies) expect(run.score).toMatchObject({ total: 0, passed: false })
}, 60_000)

test('what is wrong with a draft is said and holds nothing up', () => {
  const scenario = aScenario((raw) => {
    raw.status = 'draft'
    raw.title = '拆机,挽留'
  })
  const { findings } = checkScenarios({
    scenarios: [{ file: 'content/scenarios/x/scenario.yaml', scenario }],
    knowledge,
  })
  expect(findings.map(({ rule }) => rule)).toContain('scenario-punctuation-is-full')
  expect(findings.every(({ severity }) => severity === 'warning')).toBe(true)
})
