import { existsSync, readFileSync } from 'node:fs'
import { CsvError, parse } from 'csv-parse/sync'
import type { Cell } from '../../domain/assembly/constraint-table/condition.ts'
import type { OuterItem, TableRow } from '../../domain/assembly/constraint-table/constraints.ts'
import { BadInput } from '../command.ts'

const ID_COLUMNS = ['ID', 'ITEM_ID']
const CONSTRAINT_COLUMNS = ['CONSTRAINT_ID', 'TYPE', 'CONDITION', 'LB', 'UB']
/** What statistics programs write for “nothing stands here”. */
const isEmpty = (text: string) => text === '' || text === 'NA'

/** The bank of a CSV file: an id column, and columns of attributes; a column all of numbers is read as numbers. */
export function readOuterItems(file: string): { items: OuterItem[]; columns: string[] } {
  const { columns, rows } = readTable(file)
  const idColumn = columns.find((name) => ID_COLUMNS.includes(name.toUpperCase()))
  if (!idColumn)
    throw new BadInput(
      `${file} 第 1 行：没有 ID 列（认 ${ID_COLUMNS.join('、')}）；现有 ${columns.join('、')}`,
    )
  if (rows.length === 0) throw new BadInput(`${file}：只有表头，没有题`)
  const numeric = new Set(
    columns.filter((column) =>
      rows.every(({ cells }) => isEmpty(cells[column] ?? '') || isNumber(cells[column] ?? '')),
    ),
  )
  const lineOf = new Map<string, number>()
  const items = rows.map(({ line, cells }) => {
    const id = (cells[idColumn] ?? '').trim()
    if (isEmpty(id)) throw new BadInput(`${file} 第 ${line} 行：${idColumn} 是空的`)
    const before = lineOf.get(id)
    if (before !== undefined)
      throw new BadInput(`${file} 第 ${line} 行：题号 ${id} 在第 ${before} 行已经有了`)
    lineOf.set(id, line)
    const attributes = Object.fromEntries(
      columns.map((column): [string, Cell] => {
        const text = (cells[column] ?? '').trim()
        return [
          column,
          isEmpty(text) ? null : numeric.has(column) && column !== idColumn ? Number(text) : text,
        ]
      }),
    )
    return { id, attributes }
  })
  return { items, columns }
}

/** The rows of a constraint table, its column names in capitals. */
export function readConstraintRows(file: string): TableRow[] {
  const { columns, rows } = readTable(file, (name) => name.toUpperCase())
  const missing = CONSTRAINT_COLUMNS.filter((name) => !columns.includes(name))
  if (missing.length > 0) throw new BadInput(`${file} 第 1 行：缺列 ${missing.join('、')}`)
  return rows
}

/** What each item is worth, from a CSV file of an id and a number a row. */
export function readWorth(file: string, items: readonly OuterItem[]): Map<string, number> {
  const { columns, rows } = readTable(file)
  const [idColumn = '', worthColumn] = columns
  if (!worthColumn) throw new BadInput(`${file} 第 1 行：要两列，题号和分量（如信息量）`)
  const known = new Set(items.map(({ id }) => id))
  return new Map(
    rows.map(({ line, cells }) => {
      const [id, worth] = [(cells[idColumn] ?? '').trim(), (cells[worthColumn] ?? '').trim()]
      if (!known.has(id)) throw new BadInput(`${file} 第 ${line} 行：题库里没有 ${id}`)
      if (!isNumber(worth)) throw new BadInput(`${file} 第 ${line} 行：“${worth}”不是数`)
      return [id, Number(worth)]
    }),
  )
}

const isNumber = (text: string) => text.trim() !== '' && Number.isFinite(Number(text))

/** What breaks a CSV file, where, and what to do. */
function csvFault({ code, lines, record }: CsvError): string {
  const at = `第 ${Number(lines)} 行：`
  switch (code) {
    case 'CSV_RECORD_INCONSISTENT_FIELDS_LENGTH':
      return `${at}有 ${Array.isArray(record) ? record.length : '别的数目的'} 列，和表头不一样多；值里有逗号的要用英文双引号包住`
    case 'CSV_QUOTE_NOT_CLOSED':
      return `${at}双引号没有配对，后面的都读不下去`
    case 'INVALID_OPENING_QUOTE':
    case 'CSV_INVALID_CLOSING_QUOTE':
      return `${at}双引号用得不对；值里有双引号的，整个值用双引号包住，里面每个双引号写两遍，如 "TOPIC == ""law"""`
    default:
      return `${at}不是完整的 CSV（${code}）`
  }
}

function utf8Of(file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file))
  } catch {
    throw new BadInput(`${file}：不是 UTF-8 编码，请另存为 UTF-8 再试`)
  }
}

function readTable(
  file: string,
  naming: (name: string) => string = (name) => name,
): { columns: string[]; rows: TableRow[] } {
  if (!existsSync(file)) throw new BadInput(`没有文件 ${file}`)
  const rows: { record: string[]; info: { lines: number } }[] = []
  try {
    rows.push(
      ...(parse(utf8Of(file), {
        bom: true,
        info: true,
        skip_empty_lines: true,
      }) as unknown as typeof rows),
    )
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new BadInput(`${file} ${csvFault(error)}`)
  }
  const [head, ...body] = rows
  if (!head) throw new BadInput(`${file} 是空的`)
  const columns = head.record.map((name) => naming(name.trim()))
  const repeated = columns.find((name, i) => columns.indexOf(name) !== i)
  if (repeated !== undefined) throw new BadInput(`${file} 第 1 行：列名 ${repeated || '（空）'} 重复`)
  return {
    columns,
    rows: body.map(({ record, info }) => ({
      line: info.lines,
      cells: Object.fromEntries(columns.map((name, i) => [name, record[i] ?? ''])),
    })),
  }
}
