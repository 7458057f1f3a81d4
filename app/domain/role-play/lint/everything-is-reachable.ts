import { explore } from '../explore.ts'
import { settingOf } from '../setting.ts'
import type { Remark, ScenarioRule } from './lint.ts'

/** Every fact and every objection can come out by some harmless sequence of acts, and nobody who harms nothing runs dry. */
export const everythingIsReachable: ScenarioRule = {
  name: 'scenario-everything-is-reachable',
  searches: true,
  severity: 'error',
  needsReferences: true,
  check: ({ scenario }) =>
    scenario.variants.flatMap(({ id }): Remark[] => {
      const setting = settingOf(scenario, id)
      const { facts, voiced, dead } = explore(setting)
      const unopened = setting.facts.filter((fact) => !facts.has(fact.id))
      const unvoiced = setting.objections.filter(
        (objection) => !objection.stated && !voiced.has(objection.id),
      )
      return [
        ...unopened.map((fact) => ({
          path: `facts ${fact.id} gate`,
          message: `变体 ${id} 里怎么问都问不出来：请放宽前提（after、moodLte、trustGte、minAsks）`,
        })),
        ...unvoiced.map((objection) => ({
          path: `objections ${objection.id} gate`,
          message: `变体 ${id} 里怎么做都说不出口：请放宽前提（facts、minAsks、trustGte、needMet）`,
        })),
        ...(dead && unvoiced.length === 0
          ? [
              {
                path: `variants ${id}`,
                message: `走得进死胡同：说完 ${dead.join('、') || '开场'} 之后，再没有一句话能推动他，而真异议还没出口`,
              },
            ]
          : []),
      ]
    }),
}
