import type { Scenario } from '../schema.ts'
import { settingOf } from '../setting.ts'
import type { ScenarioRule } from './lint.ts'

/** At least two variants, and a different truth, gate, offer, result or starting mood in each: nobody learns it by heart. */
export const variantsDiffer: ScenarioRule = {
  name: 'scenario-variants-differ',
  severity: 'error',
  excusesFixtures: true,
  check: ({ scenario }) => {
    const { variants } = scenario
    if (variants.length < 2)
      return [{ path: 'variants', message: '至少要两种变体，开场白相同而真相不同，免得背答案' }]
    const shapes = variants.map(({ id }) => shapeOf(scenario, id))
    return variants.flatMap(({ id }, i) => {
      const twin = shapes.indexOf(shapes[i] ?? '')
      return twin < i
        ? [
            {
              path: `variants ${id}`,
              message: `和 ${variants[twin]?.id} 没有任何差别；请改真相、前提、方案或起始情绪`,
            },
          ]
        : []
    })
  },
}

function shapeOf(scenario: Scenario, variant: string): string {
  const { init, limits, facts, objections, offers, lookups, screen } = settingOf(scenario, variant)
  return JSON.stringify({
    init,
    limits,
    facts,
    objections,
    offers,
    lookups,
    screen,
    right: scenario.exit.rightIn.includes(variant),
  })
}
