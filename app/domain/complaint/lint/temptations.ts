import type { CaseRule } from './lint.ts'

/** From tier 2 on a wrong motive tempts: the case says which, and why it is wrong. */
export const temptations: CaseRule = {
  name: 'complaint-traps-are-named',
  severity: 'warning',
  check: (cases) =>
    cases.flatMap(({ id, tier, traps, primaryMotive }) => {
      const motives = Object.keys(traps)
      if (motives.includes(primaryMotive))
        return [{ caseId: id, path: 'traps', message: `${primaryMotive} 就是答案，不能列作干扰动机` }]
      return tier > 1 && motives.length === 0
        ? [{ caseId: id, path: 'traps', message: `第 ${tier} 档的句子要写明哪个动机会迷惑人、错在哪里` }]
        : []
    }),
}
