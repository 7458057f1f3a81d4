/** A complaint as it stands in somebody's file; `line` as a person counts it, the header included. */
export type RawComplaint = Readonly<{ line: number; id: string | null; text: string }>

const TEXT_HEADERS = ['text', '投诉内容', '投诉原话', '原话', '内容', '文本']
const ID_HEADERS = ['id', '编号', '工单号', '序号']

/** Whether a first row names its columns. */
export const isHeader = (cells: readonly string[]): boolean =>
  cells.some((cell) => isOneOf(cell, TEXT_HEADERS))

/**
 * The complaints in the rows of a sheet: the column headed `text` (or 投诉内容, 原话 …), all others but `id` left out;
 * without a header the first column. Blank rows are passed over.
 */
export function rawComplaints(rows: readonly (readonly string[])[]): RawComplaint[] {
  const [first = []] = rows
  const headed = isHeader(first)
  const textAt = headed ? first.findIndex((cell) => isOneOf(cell, TEXT_HEADERS)) : 0
  const idAt = headed ? first.findIndex((cell) => isOneOf(cell, ID_HEADERS)) : -1
  return rows.flatMap((cells, at) => {
    const text = (cells[textAt] ?? '').trim()
    if ((headed && at === 0) || text === '') return []
    return [{ line: at + 1, id: cells[idAt]?.trim() || null, text }]
  })
}

const isOneOf = (cell: string, names: readonly string[]): boolean => names.includes(cell.trim().toLowerCase())
