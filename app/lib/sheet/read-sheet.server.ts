import { parse } from 'csv-parse/sync'
import readWorkbook from 'read-excel-file/node'
import { headerAt } from '../../domain/complaint/raw-complaints.ts'
import { ok, type Result, refuse } from '../../domain/shared/result.ts'
import { textOf } from '../exchange/text-of.server.ts'
import { filesInZip, isZip } from '../exchange/zip.server.ts'

export type SheetRefusal = Readonly<{ code: 'not-a-sheet'; message: string }>
/** A workbook of complaints is small; what is larger is something else. */
export const LARGEST_SHEET = 5 * 1024 * 1024

/**
 * The rows of a sheet of texts as strings: .xlsx by its bytes (the first of its sheets that names a column `text`, else
 * its first), otherwise text in UTF-8 or GB18030, as CSV or TSV where one of the first lines names such a column, else
 * a text a line, commas and all. Row 1 is the file's first line, blank lines included. A formula is what it came to
 * when the workbook was saved, blank where it came to nothing or an error. Refuses `not-a-sheet`.
 */
export async function rowsOfSheet(bytes: Uint8Array): Promise<Result<string[][], SheetRefusal>> {
  if (bytes.length > LARGEST_SHEET) return unreadable('文件超过 5 MB；请只留投诉内容一列，或分成几份')
  if (isZip(bytes)) {
    const safe = await filesInZip(bytes, () => false)
    if (!safe.ok) return unreadable(safe.refusal.message)
    try {
      const sheets = (await readWorkbook(Buffer.from(bytes))).map(({ data }) =>
        data.map((row) => row.map(toText)),
      )
      return ok(sheets.find((rows) => headerAt(rows) >= 0) ?? sheets[0] ?? [])
    } catch {
      return unreadable('不是能打开的 .xlsx 工作簿；请在表格软件里另存为 .xlsx 或 CSV 再试')
    }
  }
  const text = textOf(bytes)?.text
  if (text === undefined)
    return unreadable('不是表格，也不是 UTF-8 或 GB18030 文字；请另存为 .xlsx 或 CSV 再试')
  const lines = text.split(/\r?\n/)
  const delimiter = [',', '\t'].find((mark) => headerAt(lines.map((line) => cellsOf(line, mark))) >= 0)
  if (delimiter === undefined) return ok(lines.map((line) => [line]))
  try {
    const options = { delimiter, relax_column_count: true, skip_empty_lines: false, relax_quotes: true }
    return ok(parse(text, options) as string[][]) // without columns option it hands out arrays
  } catch (error) {
    return unreadable(`CSV 读不通：${error instanceof Error ? error.message : ''}；请检查引号是否成对`)
  }
}

const unreadable = (message: string) => refuse({ code: 'not-a-sheet', message } as const)
/** A date as the day it is: its words would be those of the server's language. */
const toText = (cell: unknown): string =>
  cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell ?? '')
const cellsOf = (line: string, mark: string): string[] =>
  line.split(mark).map((cell) => cell.replace(/^\s*"|"\s*$/g, ''))
