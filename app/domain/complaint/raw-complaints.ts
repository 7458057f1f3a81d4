import { ok, type Result, refuse } from '../shared/result.ts'

/** A complaint as it stands in somebody's file; `line` as a person counts it, the first line of the file is 1. */
export type RawComplaint = Readonly<{ line: number; id: string | null; text: string }>

const TEXT_HEADERS = ['text', '投诉内容', '投诉原话', '原话', '内容', '文本']
const ID_HEADERS = ['id', '编号', '工单号', '序号']

/** Above its header a sheet may have a title, a date, a blank line. */
const HEADER_WITHIN = 10

/** Where the row is that names the columns, among the first ten; −1: none does. */
export const headerAt = (rows: readonly (readonly string[])[]): number =>
  rows.slice(0, HEADER_WITHIN).findIndex((cells) => cells.some((cell) => isOneOf(cell, TEXT_HEADERS)))

/**
 * The complaints in the rows of a sheet: the column headed `text` (or 投诉内容, 原话 …), all others but `id` and all
 * that stands above the header left out; without a header the only column. Blank rows are passed over; a row that has
 * something in another column and no complaint keeps its place with an empty text.
 * Refuses `no-text-column`: several columns, and none is named.
 */
export function rawComplaints(
  rows: readonly (readonly string[])[],
): Result<RawComplaint[], { code: 'no-text-column'; message: string }> {
  const top = headerAt(rows)
  const header = rows[top] ?? []
  if (top < 0 && rows.some((cells) => cells.filter(isFilled).length > 1))
    return refuse({ code: 'no-text-column', message: NO_TEXT_COLUMN })
  const only = Math.max(0, rows.find((cells) => cells.some(isFilled))?.findIndex(isFilled) ?? 0)
  const textAt = top < 0 ? only : header.findIndex((cell) => isOneOf(cell, TEXT_HEADERS))
  const idAt = header.findIndex((cell) => isOneOf(cell, ID_HEADERS))
  return ok(
    rows.flatMap((cells, at) => {
      if (at <= top || !cells.some(isFilled)) return []
      return [{ line: at + 1, id: cells[idAt]?.trim() || null, text: (cells[textAt] ?? '').trim() }]
    }),
  )
}
const NO_TEXT_COLUMN = '有好几列，看不出哪一列是投诉原话；请把那一列的表头写成 text 或 投诉内容'

const isFilled = (cell: string): boolean => cell.trim() !== ''
const isOneOf = (cell: string, names: readonly string[]): boolean => names.includes(cell.trim().toLowerCase())
