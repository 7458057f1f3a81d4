import type { ScenarioRule } from './lint.ts'

const RESERVED: readonly string[] = ['promise', 'consent', 'base']

/** Screen items, lookups, facts, objections and offers share one space of names: a target has to mean one thing. */
export const idsAreUnique: ScenarioRule = {
  name: 'scenario-ids-are-unique',
  severity: 'error',
  check: ({ scenario: { screen, lookups, facts, objections, offers, variants } }) => {
    const named = [
      ...screen.map(({ id }, i) => ({ id, path: `screen[${i}]` })),
      ...lookups.map(({ id }, i) => ({ id, path: `lookups[${i}]` })),
      ...facts.map(({ id }, i) => ({ id, path: `facts[${i}]` })),
      ...objections.map(({ id }, i) => ({ id, path: `objections[${i}]` })),
      ...offers.map(({ id }, i) => ({ id, path: `offers[${i}]` })),
    ]
    const doubled = (all: readonly { id: string; path: string }[]) =>
      all.flatMap(({ id, path }, i) => {
        const first = all.findIndex((other) => other.id === id)
        return first < i
          ? [
              {
                path,
                message: `编号 ${id} 已经用在 ${all[first]?.path}；资料、查询、事实、异议、方案的编号不能重`,
              },
            ]
          : []
      })
    return [
      ...doubled(named),
      ...doubled(variants.map(({ id }, i) => ({ id, path: `variants[${i}]` }))),
      ...named
        .filter(({ id }) => RESERVED.includes(id))
        .map(({ id, path }) => ({ path, message: `${id} 是引擎自己用的名字，请换一个编号` })),
    ]
  },
}
