import {
  type Blueprint,
  type BlueprintFault,
  faultsOf,
  leavesOf,
} from '../../../../domain/blueprint/schema.ts'
import type { Rule } from '../rule.ts'

const ROW_FAULTS = {
  'no-bound': '没有下限也没有上限；请写 min 或 max',
  'min-above-max': '下限大于上限；请改其中一个',
  twice: '编号用了两次；请换一个',
} as const

function inWords(fault: BlueprintFault): { path: string; message: string } {
  switch (fault.code) {
    case 'weights-off':
      return {
        path: fault.node,
        message: `${fault.node} 应合计 ${fault.expected}，现在是 ${fault.sum}；请改到正好，系统不会替您折算`,
      }
    case 'mix-off':
      return {
        path: 'mix',
        message: `题型合计 ${fault.sum / 100} 分，满分是 ${fault.fullMark / 100} 分；请改题数或分值`,
      }
    case 'range-off':
      return {
        path: fault.node,
        message: `${fault.node} 的比重是 ${fault.quota / 100} 分，不在它的范围 ${fault.min / 100}–${fault.max / 100} 分里；请改范围或比重`,
      }
    case 'row-off':
      return { path: `rows ${fault.row}`, message: `约束 ${fault.row} ${ROW_FAULTS[fault.reason]}` }
  }
}

/** Weights add up to their parents and to 100, the mix to the full mark, and the leaves are those of the knowledge tree. */
export const blueprintsAddUp: Rule = {
  name: 'blueprints-add-up',
  severity: 'error',
  check: ({ blueprints, knowledge, items }) => {
    const known = new Set(items.map(({ item }) => item.id))
    const leaves = new Set(knowledge.tree.leaves.map(({ id }) => id))
    return blueprints.flatMap(({ file, blueprint }) => [
      ...faultsOf(blueprint).map((fault) => ({ file, ...inWords(fault) })),
      ...leavesOf(blueprint)
        .filter(({ id }) => !leaves.has(id))
        .map(({ id }) => ({ file, path: id, message: `叶 ${id} 不在 content/knowledge.yaml 里` })),
      ...itemsNamedIn(blueprint)
        .filter((id) => !known.has(id))
        .map((id) => ({ file, path: id, message: `题库里没有 ${id}；请改题号，或从比重表里去掉` })),
    ])
  },
}

const itemsNamedIn = ({ include, exclude, enemies, together }: Blueprint): string[] => [
  ...[...include, ...exclude].map(({ item }) => item),
  ...[...enemies, ...together].flatMap(({ items }) => items),
]

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
