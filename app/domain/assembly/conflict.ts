import { formatPoints } from '../shared/points.ts'
import type { CellProgram } from './cell-program.ts'
import { KIND_NAMES } from './shortages.ts'

/**
 * A rule of a cell program in words for the author, by the name of its row: “比重 法律知识 6”, “约束 三级新题 ≥ 30 分”.
 */
export function ruleInWords({ demand }: CellProgram, rowName: string): string {
  const [sort = '', id = ''] = [
    rowName.slice(0, rowName.indexOf(' ')),
    rowName.slice(rowName.indexOf(' ') + 1),
  ]
  if (sort === 'node' || sort === 'leaf') {
    const node = (sort === 'node' ? demand.nodes : demand.leaves).find((one) => one.id === id)
    return `比重 ${node?.name ?? id} ${boundsInWords(node?.low ?? 0, node?.high ?? 0, (n) => `${formatPoints(n)} 分`)}`
  }
  if (sort === 'row') {
    const row = demand.rows.find((one) => one.id === id)
    const amount = (n: number) => (row?.unit === 'points' ? `${formatPoints(n)} 分` : `${n} 题`)
    return `约束 ${row?.name ?? id} ${boundsInWords(row?.min ?? 0, row?.max ?? Number.POSITIVE_INFINITY, amount)}`
  }
  if (sort === 'together') return `同进同出 ${id}`
  const line = demand.lines.find(({ kind, points }) => `${kind} ${points}` === id)
  if (!line) return rowName
  return `题型 ${KIND_NAMES[line.kind]} ${line.count} ${line.unit === 'blank' ? '空' : '题'}`
}

function boundsInWords(low: number, high: number, amount: (n: number) => string): string {
  if (low === high) return `＝ ${amount(low)}`
  if (!Number.isFinite(high)) return `≥ ${amount(low)}`
  return low <= 0 ? `≤ ${amount(high)}` : `${amount(low)}～${amount(high)}`
}
