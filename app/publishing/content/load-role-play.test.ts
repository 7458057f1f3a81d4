import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Finding } from '../findings.ts'
import { actModelFrom } from './act-model.ts'
import { loadRolePlay } from './load-role-play.ts'

let root: string
let findings: Finding[]
const load = () => {
  findings = []
  return loadRolePlay(root, (finding) => findings.push({ severity: 'error', ...finding }))
}
const write = (path: string, text: string) => {
  mkdirSync(join(root, path, '..'), { recursive: true })
  writeFileSync(join(root, path), text)
}

beforeEach(() => {
  root = join(mkdtempSync(join(tmpdir(), 'weiwan-role-play-')), 'content')
  mkdirSync(root)
})
afterEach(() => rmSync(join(root, '..'), { recursive: true, force: true }))

test('a folder without scenarios or acts is read as none', () => {
  expect(load()).toEqual({ scenarios: [], acts: [] })
  expect(findings).toEqual([])
})

test('a scenario that cannot be read is named with its place, the others are read', () => {
  cpSync(
    'tests/reference/role-play/disconnect.scenario.yaml',
    join(root, 'scenarios/disconnect/scenario.yaml'),
  )
  write('scenarios/broken/scenario.yaml', 'id: broken\nversion: one\n')
  const { scenarios } = load()
  expect(scenarios.map(({ scenario, file }) => [scenario.id, file])).toEqual([
    ['disconnect', 'content/scenarios/disconnect/scenario.yaml'],
  ])
  expect(findings).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        rule: 'scenario-schema',
        file: 'content/scenarios/broken/scenario.yaml',
        path: 'version',
      }),
    ]),
  )
})

test('a scenario in the folder of another is pointed out', () => {
  cpSync('tests/reference/role-play/disconnect.scenario.yaml', join(root, 'scenarios/moving/scenario.yaml'))
  load()
  expect(findings).toMatchObject([{ rule: 'scenario-folder', path: 'id' }])
})

test('the lines of an act are read, and the model trained from them is the same every time', () => {
  write('acts/greet.yaml', '- { text: 您好，打扰您了。, author: v-one }\n- { text: 早上好, author: v-two }\n')
  write('acts/empathise.yaml', '- { text: 换谁都得着急。, author: v-one }\n- { text: , author: v-one }\n')
  write('acts/empathize.yaml', '[]\n')
  const { acts } = load()
  expect(acts.map(({ act, examples }) => [act, examples.length])).toEqual([
    ['empathise', 1],
    ['greet', 2],
  ])
  expect(findings.map(({ rule }) => rule).sort()).toEqual(['act-name', 'schema'])
  expect(JSON.stringify(actModelFrom({ acts, scenarios: [] }))).toBe(
    JSON.stringify(actModelFrom({ acts, scenarios: [] })),
  )
}, 30_000)
