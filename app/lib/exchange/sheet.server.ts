import { parse } from 'csv-parse/sync'
import { default as readWorkbook } from 'read-excel-file/node'
import {
  choiceFields,
  fillInFields,
  KIND_WORDS,
  readGrade,
  readLetters,
  readVerdict,
  trueFalseFields,
} from '../../domain/item/import/question.ts'
import {
  type BadFile,
  beginningOf,
  type ReadEntry,
  type ReadFile,
  type RejectedEntry,
} from '../../domain/item/import/read-file.ts'
import type { WorkEntry } from '../../domain/item/work.ts'
import { ok, type Result, refuse } from '../../domain/shared/result.ts'
import { filesInZip } from './zip.server.ts'

/** The columns of our template; `题干` alone must be there. */
export const COLUMNS = [
  '题型',
  '题干',
  '选项A',
  '选项B',
  '选项C',
  '选项D',
  '选项E',
  '选项F',
  '选项G',
  '选项H',
  '选项I',
  '选项J',
  '答案',
  '解析',
  '难度',
  '知识点',
] as const
type Column = (typeof COLUMNS)[number]
/** The sheet of the template that explains it; never read. */
export const HELP_SHEET = '填写说明'
const OTHER_NAMES: Readonly<Record<string, Column>> = {
  题目: '题干',
  试题: '题干',
  问题: '题干',
  类型: '题型',
  正确答案: '答案',
  参考答案: '答案',
  答案解析: '解析',
  试题解析: '解析',
  难易度: '难度',
  难度等级: '难度',
  考点: '知识点',
  ...Object.fromEntries(
    [...'ABCDEFGHIJ'].flatMap((letter) => [
      [letter, `选项${letter}`],
      [`选项${letter}内容`, `选项${letter}`],
    ]),
  ),
}
const OPTION_COLUMNS = COLUMNS.filter((name) => name.startsWith('选项'))
/** A column whose cells are of another sort in so many of its rows was put under the wrong head. */
const MOSTLY = 0.5
const ENOUGH_ROWS = 3

const bad = (line: number, message: string) => refuse({ code: 'bad-file', line, message } as const)
const fold = (head: string): string =>
  head
    .normalize('NFKC')
    .replace(/[\s*]/g, '')
    .replace(/[:(].*$/, '')
    .toUpperCase()

/** A workbook: every sheet that has our head, the sheet of instructions left out. */
export async function readExcel(bytes: Uint8Array): Promise<Result<ReadFile, BadFile>> {
  const safe = await filesInZip(bytes, () => false)
  if (!safe.ok) return safe
  let sheets: { sheet: string; data: (string | number | boolean | Date | null)[][] }[]
  try {
    sheets = (await readWorkbook(Buffer.from(bytes))) as typeof sheets // without a schema it hands out cells
  } catch {
    return bad(1, '不是能打开的 .xlsx 工作簿；旧的 .xls 请在表格软件里另存为 .xlsx')
  }
  const read: ReadFile[] = []
  for (const { sheet, data } of sheets) {
    if (sheet === HELP_SHEET || data.every((row) => row.every((cell) => cell === null))) continue
    const rows = data.map((row) =>
      row.map((cell) =>
        cell === null ? '' : cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell),
      ),
    )
    const one = readTable(rows, sheet)
    if (!one.ok) return one
    read.push(one.value)
  }
  if (read.length === 0) return bad(1, '工作簿里没有题目')
  return ok({
    entries: read.flatMap(({ entries }) => entries),
    rejected: read.flatMap(({ rejected }) => rejected),
    warnings: read.flatMap(({ warnings }) => warnings),
  })
}

/** A table as CSV with our head. */
export function readCsv(text: string): Result<ReadFile, BadFile> {
  try {
    const records = parse(text, {
      bom: true,
      relax_column_count: true,
      info: true,
      skip_empty_lines: false,
    }) as unknown as { record: string[]; info: { lines: number } }[]
    return readTable(
      records.map(({ record }) => record),
      undefined,
      // the parser says where a record ends; the next one begins on the line after
      records.map((_, at) => (records[at - 1]?.info.lines ?? 0) + 1),
    )
  } catch (error) {
    const line = error instanceof Error && 'lines' in error ? Number(error.lines) : 1
    return bad(line, `CSV 读不通：${error instanceof Error ? error.message : ''}；请检查引号是否成对`)
  }
}

/** Cells that began with a sign of a formula were written with an apostrophe before it. */
const plainCell = (cell: string): string => cell.trim().replace(/^'(?=[=+\-@])/, '')

function readTable(
  rows: readonly string[][],
  part?: string,
  lines?: readonly number[],
): Result<ReadFile, BadFile> {
  const lineOf = (at: number) => lines?.[at] ?? at + 1
  const top = rows.findIndex((row) => row.some((cell) => cell.trim() !== ''))
  const head = rows[top]
  const sheet = part === undefined ? '' : `工作表“${part}”`
  if (!head) return bad(1, `${sheet}是空的`)
  const columns = new Map<Column, number>()
  for (const [at, cell] of head.entries()) {
    const name = fold(cell)
    if (name === '') continue
    const column = COLUMNS.find((known) => fold(known) === name) ?? OTHER_NAMES[name]
    if (!column)
      return bad(lineOf(top), `${sheet}表头“${cell.trim()}”不认识；可用的列：${COLUMNS.join('、')}`)
    if (columns.has(column))
      return bad(
        lineOf(top),
        `${sheet}表头“${column}”出现了两次（第 ${(columns.get(column) ?? 0) + 1}、${at + 1} 列）`,
      )
    columns.set(column, at)
  }
  if (!columns.has('题干')) return bad(lineOf(top), `${sheet}表头里没有“题干”；请从模板开始填`)
  const body = rows.flatMap((row, at) =>
    at > top && row.some((cell) => cell.trim() !== '') ? [{ row, line: lineOf(at) }] : [],
  )
  const cellIn = (row: readonly string[], column: Column) => {
    const at = columns.get(column)
    return at === undefined ? '' : plainCell(row[at] ?? '')
  }
  const wrong = contradiction(body, cellIn, columns)
  if (wrong) return bad(wrong.line, `${sheet}${wrong.message}`)
  const entries: ReadEntry[] = []
  const rejected: RejectedEntry[] = []
  for (const { row, line } of body) {
    const cell = (column: Column) => cellIn(row, column)
    const where = { line, ...(part !== undefined && { part }) }
    const read = fieldsOf(cell)
    if (typeof read === 'string') rejected.push({ ...where, item: beginningOf(cell('题干')), reason: read })
    else entries.push({ ...where, fields: read, knowledge: cell('知识点') || null, notes: [] })
  }
  return ok({ entries, rejected, warnings: [] })
}

type Body = readonly { row: readonly string[]; line: number }[]

/** Columns whose cells are of another sort than their head says: flags under options, letters under 解析, words under 答案. */
function contradiction(
  body: Body,
  cellIn: (row: readonly string[], column: Column) => string,
  columns: ReadonlyMap<Column, number>,
) {
  if (body.length < ENOUGH_ROWS) return undefined
  const mostly = (column: Column, isOther: (cell: string, row: readonly string[]) => boolean) => {
    const filled = body.filter(({ row }) => cellIn(row, column) !== '')
    const other = filled.filter(({ row }) => isOther(cellIn(row, column), row))
    return filled.length >= ENOUGH_ROWS && other.length > MOSTLY * filled.length ? other : []
  }
  const named = (column: Column, rows: Body, what: string) => ({
    line: rows[0]?.line ?? 1,
    message: `表头“${column}”（第 ${(columns.get(column) ?? 0) + 1} 列）与内容不符：第 ${rows
      .slice(0, 5)
      .map(({ line }) => line)
      .join('、')} 行等 ${rows.length} 行${what}；整份没有导入`,
  })
  for (const column of OPTION_COLUMNS) {
    const flags = mostly(column, (cell) => /^[01]$/.test(cell))
    if (
      flags.length > 0 &&
      OPTION_COLUMNS.filter((other) => mostly(other, (cell) => /^[01]$/.test(cell)).length > 0).length > 1
    )
      return named(column, flags, '写的是 0 或 1 的标记，不是选项文字')
  }
  const hasOptions = (row: readonly string[]) => cellIn(row, '选项A') !== '' && cellIn(row, '选项B') !== ''
  const words = mostly('答案', (cell, row) => hasOptions(row) && readLetters(cell) === undefined)
  const letters = mostly('解析', (cell) => /^[A-J、,，\s]{1,12}$/i.test(cell))
  if (words.length > 0 && letters.length > 0)
    return named('答案', words, '写的是文字，而“解析”一列写的是字母：两列写反了')
  if (words.length > 0) return named('答案', words, '写的不是选项字母')
  if (letters.length > 0) return named('解析', letters, '写的是选项字母')
  return undefined
}

function fieldsOf(cell: (column: Column) => string): WorkEntry | string {
  const stem = cell('题干')
  if (stem === '') return '题干是空的'
  const written = cell('题型')
  const kind = written === '' ? undefined : KIND_WORDS[written]
  if (written !== '' && kind === undefined)
    return `题型“${written}”不能从表格导入；可写单选题、多选题、判断题、填空题`
  const options = OPTION_COLUMNS.map(cell)
  const last = options.findLastIndex((option) => option !== '')
  const gap = options.slice(0, last + 1).indexOf('')
  if (gap >= 0) return `选项${'ABCDEFGHIJ'[gap]} 是空的，后面却有选项`
  const answer = cell('答案')
  const asked = kind ?? (last >= 0 ? 'choice' : readVerdict(answer) !== undefined ? 'trueFalse' : 'fillIn')
  const grade = cell('难度')
  const difficulty = grade === '' ? undefined : readGrade(grade)
  if (grade !== '' && !difficulty) return `难度“${grade}”不认识；写易、中、难`
  const said = { ...(cell('解析') && { rationale: cell('解析') }), ...(difficulty && { difficulty }) }
  if (asked === 'trueFalse') {
    if (last >= 0 && !options.slice(0, last + 1).every((option) => readVerdict(option) !== undefined))
      return '判断题不用写选项'
    const verdict = answer === '' ? undefined : (readVerdict(answer) ?? verdictByLetter(answer, options))
    if (answer !== '' && verdict === undefined) return `判断题的答案“${answer}”不认识；写对或错`
    return { ...trueFalseFields(stem, verdict), ...said }
  }
  if (asked === 'fillIn') {
    if (last >= 0) return '填空题不用写选项'
    const fillIn = fillInFields(
      stem,
      answer === '' ? [] : answer.split(/[;；\n]/).map((blank) => blank.split('/')),
    )
    return fillIn.ok ? { ...fillIn.value, ...said } : fillIn.refusal.message
  }
  const right = answer === '' ? [] : readLetters(answer)
  if (right === undefined) return `答案“${answer}”不是选项字母`
  const beyond = right.find((at) => at > last)
  if (beyond !== undefined) return `答案 ${'ABCDEFGHIJ'[beyond]} 没有对应的选项`
  const many = asked === 'choice' ? undefined : asked === 'multiple'
  const choice = choiceFields(
    stem,
    options.slice(0, last + 1).map((text, at) => ({ text, right: right.includes(at) })),
    many,
  )
  return choice.ok ? { ...choice.value, ...said } : choice.refusal.message
}

function verdictByLetter(answer: string, options: readonly string[]): boolean | undefined {
  const [at] = readLetters(answer) ?? []
  return at === undefined ? undefined : readVerdict(options[at] ?? '')
}
