import type { RedLine } from '../../certification/red-line.ts'
import type { Scenario } from '../schema.ts'
import type { Remark, ScenarioRule } from './lint.ts'

const GOOD = 8_500
const MIDDLING = { from: 4_500, to: 7_500 } as const
const BAD = 3_500

/** A good way in every variant, a middling and a bad one, and every red line that can be met here. */
export const testsCover: ScenarioRule = {
  name: 'scenario-tests-cover',
  severity: 'error',
  excusesFixtures: true,
  needsReferences: true,
  check: ({ scenario, runs }) => {
    const clean = runs.filter(({ score }) => score.redLines.length === 0)
    const lacks = (message: string): Remark[] => [{ path: 'tests', message }]
    return [
      ...scenario.variants
        .filter(({ id }) => !clean.some(({ test, score }) => test.variant === id && score.total >= GOOD))
        .flatMap(({ id }) => lacks(`变体 ${id} 没有一条 85 分以上的好路`)),
      ...(clean.some(({ score }) => score.total >= MIDDLING.from && score.total <= MIDDLING.to)
        ? []
        : lacks('没有一条中不溜的路（45 到 75 分），学员看不到差在哪')),
      ...(clean.some(({ score }) => score.total <= BAD) ? [] : lacks('没有一条坏路（35 分以下、不碰红线）')),
      ...redLinesOf(scenario)
        .filter((redLine) => !runs.some(({ score }) => score.redLines.includes(redLine)))
        .flatMap((redLine) => lacks(`红线 ${redLine} 没有一条测试碰到它`)),
    ]
  },
}

/** The red lines a scenario names: in its words, or by the consent it asks for. */
const redLinesOf = ({ redLineCues, consent }: Scenario): RedLine[] => [
  ...new Set([...(Object.keys(redLineCues) as RedLine[]), ...(consent ? [consent.redLine] : [])]), // keys of the schema
]
