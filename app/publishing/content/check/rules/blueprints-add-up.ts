import { faultsOf, leavesOf } from '../../../../domain/blueprint/schema.ts'
import type { Rule } from '../rule.ts'

/** Weights add up to their parents and to 100, the mix to the full mark, and the leaves are those of the knowledge tree. */
export const blueprintsAddUp: Rule = {
  name: 'blueprints-add-up',
  severity: 'error',
  check: ({ blueprints, knowledge }) => {
    const leaves = new Set(knowledge.tree.leaves.map(({ id }) => id))
    return blueprints.flatMap(({ file, blueprint }) => [
      ...faultsOf(blueprint).map((fault) => ({
        file,
        path: fault.code === 'weights-off' ? fault.node : 'mix',
        message:
          fault.code === 'weights-off'
            ? `${fault.node} 应合计 ${fault.expected}，现在是 ${fault.sum}；请改到正好，系统不会替您折算`
            : `题型合计 ${fault.sum / 100} 分，满分是 ${fault.fullMark / 100} 分；请改题数或分值`,
      })),
      ...leavesOf(blueprint)
        .filter(({ id }) => !leaves.has(id))
        .map(({ id }) => ({ file, path: id, message: `叶 ${id} 不在 content/knowledge.yaml 里` })),
    ])
  },
}

/** The modules of a level give at least the class hours its exam asks for. */
export const hoursAreOffered: Rule = {
  name: 'hours-are-offered',
  severity: 'error',
  check: ({ blueprints, modules }) =>
    blueprints.flatMap(({ file, blueprint }) => {
      if (blueprint.status !== 'published') return []
      const offered = modules
        .filter(({ frontmatter }) => frontmatter.level === blueprint.level)
        .reduce((hours, { frontmatter }) => hours + frontmatter.classHours, 0)
      const needed = blueprint.rules.classHours.value
      if (offered >= needed) return []
      return [
        {
          file,
          path: 'rules.classHours',
          message: `报考要 ${needed} 学时，本级模块合计只有 ${offered} 学时，没有人能报考`,
        },
      ]
    }),
}
