import { isTrue, settingOf } from '../setting.ts'
import type { ScenarioRule } from './lint.ts'

/** One objection he opens with, the same in every variant, and in each variant at least one true one that can be resolved. */
export const objectionsAreThere: ScenarioRule = {
  name: 'scenario-objections-are-there',
  severity: 'error',
  check: ({ scenario }) => {
    const stated = scenario.objections.filter((objection) => objection.stated)
    const unresolvable = scenario.objections.filter(
      (objection) => isTrue(objection) && objection.resolves.length === 0,
    )
    return [
      ...(stated.length === 1
        ? []
        : [
            {
              path: 'objections',
              message: `开口就说的异议（stated: true）要正好一句，现在有 ${stated.length} 句`,
            },
          ]),
      ...stated
        .filter((objection) => objection.in)
        .map(({ id }) => ({
          path: `objections ${id} in`,
          message: '开口那句各变体要一字不差，不能只在部分变体里有',
        })),
      ...unresolvable.map(({ id }) => ({
        path: `objections ${id} resolves`,
        message: '真异议要写明怎样算化解：每行写一组行为，做到其中一项即可',
      })),
      ...scenario.variants
        .filter(({ id }) => !settingOf(scenario, id).objections.some(isTrue))
        .map(({ id }) => ({ path: `variants ${id}`, message: '这个变体没有真异议（kind: real 或 hidden）' })),
    ]
  },
}
