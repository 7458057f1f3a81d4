import { ok, type Result, refuse } from '../shared/result.ts'
import type { MarkMatrix } from './matrix.ts'

export type MatrixRefusal = { readonly code: 'bad-matrix'; readonly line: number; readonly message: string }

export type ReadMatrix = Readonly<{
  matrix: MarkMatrix
  /** Items whose full mark the head does not say; the highest mark anybody got stands for it. */
  assumedFullMarks: readonly string[]
}>

const PERSON = /^(person|people|student|candidate|name|id|人员|姓名|工号|考生|学员|编号)$/i
const TOTAL = /^(total|sum|总分|合计)$/i
const NUMBER = /^-?\d+(\.\d+)?$/
const MOST_NAMED = 5

/**
 * Reads rows of people and columns of items. The head names the items, with the full mark after a stroke where it is
 * not 1 (`Q8/8`); a first column of names and a column of whole scores are known by their heads. An empty cell: this
 * person's form did not have the item.
 * @param records cells of a CSV file, the head first; line numbers count from 1 with the head
 */
export function readMatrix(records: readonly (readonly string[])[]): Result<ReadMatrix, MatrixRefusal> {
  const [head, ...rows] = records
  if (!head || rows.length === 0) return bad(1, '没有数据：第一行写题号，其后每人一行')
  const names = head.map((name) => name.trim())
  const firstIsPerson = PERSON.test(names[0] ?? '') || (names[0] ?? '') === ''
  const total = names.findIndex((name) => TOTAL.test(name))
  const columns = names.flatMap((name, at) => {
    if ((at === 0 && firstIsPerson) || at === total) return []
    const [, id = name, outOf] = /^(.+?)\/(\d+(?:\.\d+)?)$/.exec(name) ?? []
    return [{ at, id, outOf: outOf === undefined ? null : Number(outOf) }]
  })
  if (columns.length === 0) return bad(1, '没有题目列')
  const unnamed = columns.find(({ id }) => id === '')
  if (unnamed) return bad(1, `第 ${unnamed.at + 1} 列没有题号`)
  const twice = columns.find(({ id }, n) => columns.findIndex((other) => other.id === id) !== n)
  if (twice) return bad(1, `题号“${twice.id}”出现了两次`)
  const marks: (number | null)[][] = []
  const totals: number[] = []
  for (const [n, row] of rows.entries()) {
    const line = n + 2
    if (row.length !== head.length) return bad(line, `有 ${row.length} 格，表头有 ${head.length} 格`)
    const own: (number | null)[] = []
    for (const { at, id, outOf } of columns) {
      const cell = (row[at] ?? '').trim()
      if (cell === '') {
        own.push(null)
        continue
      }
      if (!NUMBER.test(cell))
        return bad(line, `题“${id}”的得分“${cell.slice(0, 20)}”不是数字；没有这道题就留空`)
      const mark = Number(cell)
      if (mark < 0) return bad(line, `题“${id}”的得分 ${cell} 小于 0`)
      if (outOf !== null && mark > outOf) return bad(line, `题“${id}”的得分 ${cell} 高于满分 ${outOf}`)
      own.push(mark)
    }
    marks.push(own)
    if (total < 0) continue
    const cell = (row[total] ?? '').trim()
    if (!NUMBER.test(cell)) return bad(line, `总分“${cell.slice(0, 20)}”不是数字`)
    totals.push(Number(cell))
  }
  const empty = columns.filter((_, column) => marks.every((row) => row[column] === null))
  if (empty.length > 0)
    return bad(
      1,
      `这些题没有一个人的得分：${empty
        .slice(0, MOST_NAMED)
        .map(({ id }) => id)
        .join('、')}`,
    )
  const items = columns.map(({ id, outOf }, column) => ({
    id,
    outOf: outOf ?? Math.max(1, ...marks.map((row) => row[column] ?? 0)),
  }))
  const assumedFullMarks = columns.flatMap(({ outOf }, column) => {
    const item = items[column]
    return outOf === null && item && item.outOf > 1 ? [item.id] : []
  })
  return ok({ matrix: { items, rows: marks, ...(total >= 0 && { totals }) }, assumedFullMarks })
}

const bad = (line: number, message: string) => refuse({ code: 'bad-matrix', line, message } as const)
