import type { ItemKind } from '../item/schema.ts'
import { formatPoints } from '../shared/points.ts'
import { type CellProgram, countsIn, lineLabel, valueIn } from './cell-program.ts'
import type { Demand } from './demand.ts'
import type { Shortage } from './types.ts'

/** A solved program: the values of its variables in order. */
export type Solved = Readonly<{ program: CellProgram; values: readonly number[] }>

/** The least change of each kind that would do without a new item. */
export type Others = Readonly<{ weights?: Solved; mix?: Solved; rows?: Solved }>

export const KIND_NAMES: Readonly<Record<ItemKind, string>> = {
  single: '单选',
  multiple: '多选',
  trueFalse: '判断',
  fillIn: '填空',
  classification: '投诉分类',
  caseStudy: '案例分析',
  plan: '方案设计',
}

const leafName = (demand: Demand, id: string) => demand.leaves.find((leaf) => leaf.id === id)?.name ?? id
const unitName = (unit: 'item' | 'blank') => (unit === 'blank' ? '空' : '题')
const percent = (weight: number) => String(Math.round(weight * 1_000) / 1_000)

/**
 * The least the bank lacks, by leaf and kind (and by the row the items have to meet, where that matters), in tree and
 * mix order. `need` is what the nearest form takes there (or all forms that are to share the bank together), `have`
 * what of it the bank can give; fill-ins in blanks.
 * @param stock solution of the program with `relaxed: 'stock'`
 * @param others solutions of the other relaxed programs, where there are any: the least change of weights, of the type
 * mix, of the rows
 */
export function shortagesIn({ stock, others }: { stock: Solved; others: Others }): Shortage[] {
  const { demand, cells, forms } = stock.program
  const counts = countsIn(stock.program, stock.values)
  const changes = [
    ...(others.weights ? [weightsInWords(others.weights)] : []),
    ...(others.mix ? [mixInWords(others.mix)] : []),
    ...(others.rows ? [rowsInWords(others.rows)] : []),
  ].filter(Boolean)
  const tags = [...new Set(cells.map(({ tag }) => tag))]

  return demand.leaves.flatMap(({ id: leaf }) =>
    demand.lines.flatMap((line, place) =>
      tags.flatMap((tag): Shortage[] => {
        const here = cells.filter((cell) => cell.leaf === leaf && cell.line === place && cell.tag === tag)
        const need = forms * here.reduce((sum, cell) => sum + cell.units * (counts[cell.key] ?? 0), 0)
        const missing = here.reduce(
          (sum, cell) => sum + cell.units * valueIn(stock.program, stock.values, `missing:${cell.key}`),
          0,
        )
        if (missing === 0) return []
        const row = demand.rows.find(({ id }) => id === tag)
        const supply = `${leafName(demand, leaf)} × ${KIND_NAMES[line.kind]} 补 ${missing} ${unitName(line.unit)}${
          row ? `（要合约束“${row.name}”）` : ''
        }`
        const relaxations = [supply, ...changes]
        return [
          { leaf, type: line.kind, need, have: need - missing, ...(row && { row: row.id }), relaxations },
        ]
      }),
    ),
  )
}

/** “把约束 三级新题 的下限由 30 分改为 24 分”; empty when nothing moves. */
function rowsInWords({ program, values }: Solved): string {
  const changes = program.demand.rows.flatMap(({ id, name, unit, min, max }) => {
    const more = Math.round(valueIn(program, values, `more:row:${id}`))
    const less = Math.round(valueIn(program, values, `less:row:${id}`))
    const inWords = (amount: number) => (unit === 'items' ? `${amount} 题` : `${formatPoints(amount)} 分`)
    if (less > 0) return [`约束“${name}”的下限由 ${inWords(min)} 改为 ${inWords(min - less)}`]
    if (more > 0) return [`约束“${name}”的上限由 ${inWords(max)} 改为 ${inWords(max + more)}`]
    return []
  })
  return changes.length > 0 ? `把${changes.join('、')}` : ''
}

/** “把 法律知识 的比重由 6 改为 4、客户关怀 的比重由 12 改为 14”; empty when nothing moves. */
function weightsInWords({ program, values }: Solved): string {
  const { leaves, nodes } = program.demand
  const fullMark = nodes.reduce((sum, node) => sum + node.points, 0)
  const changes = leaves.flatMap(({ id, name, weight }) => {
    const moved = valueIn(program, values, `more:${id}`) - valueIn(program, values, `less:${id}`)
    const now = weight + (100 * Math.round(moved)) / fullMark
    return Math.round(moved) === 0 ? [] : [`${name} 的比重由 ${percent(weight)} 改为 ${percent(now)}`]
  })
  return changes.length > 0 ? `把 ${changes.join('、')}` : ''
}

/** “把题型 填空（每空 1 分）由 15 空 改为 13 空、单选（每题 1 分）由 45 题 改为 47 题”; empty when nothing changes. */
function mixInWords({ program, values }: Solved): string {
  const changes = program.demand.lines.flatMap(({ kind, points, count, unit }, place) => {
    const changed =
      valueIn(program, values, `more:${lineLabel(place)}`) -
      valueIn(program, values, `less:${lineLabel(place)}`)
    if (changed === 0) return []
    return [
      `${KIND_NAMES[kind]}（每${unitName(unit)} ${formatPoints(points)} 分）由 ${count} ${unitName(unit)} 改为 ${count + changed} ${unitName(unit)}`,
    ]
  })
  return changes.length > 0 ? `把题型 ${changes.join('、')}` : ''
}
