import * as z from 'zod'
import { ITEM_KINDS, ItemBody, ItemFacts, type ItemKind, Response } from '../item/schema.ts'
import { ok, type Refused, type Result, refuse } from '../shared/result.ts'

export type MarkRow = { readonly body: ItemBody; readonly response: Response | null }
export type BadMarkRow = { readonly code: 'bad-mark-row'; readonly message: string }

const bad = (message: string): Refused<BadMarkRow> => refuse({ code: 'bad-mark-row', message })

type Fields = Readonly<Record<string, unknown>>
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const without = (fields: Fields, names: readonly string[]): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)))

/** What an item or item version carries beside its body; allowed in a row and not needed to mark it. */
const BESIDE_THE_BODY = [
  ...Object.keys(ItemFacts.shape),
  ...[
    'currentVersion',
    'itemId',
    'n',
    'version',
    'keyVersion',
    'difficultyGrade',
    'contentHash',
    'createdAt',
  ],
]

const inChinese = z.locales.zhCN().localeError

/** Reads a value by a schema; a fault is told as where and what, in Chinese. */
function read<T extends z.ZodType>(schema: T, value: unknown, what: string): Result<z.infer<T>, BadMarkRow> {
  const parsed = schema.safeParse(value, { error: inChinese })
  if (parsed.success) return ok(parsed.data)
  const faults = parsed.error.issues.map(({ path, message }) => `${[what, ...path].join('.')}：${message}`)
  return bad(`${faults.join('；')}。请按题型的格式改正`)
}

const isKind = (kind: unknown): kind is ItemKind => ITEM_KINDS.some((known) => known === kind)

function readItem(item: unknown): Result<ItemBody, BadMarkRow> {
  if (!isFields(item)) return bad('缺少 item，或它不是一个对象；每行写成 {"item": {…}, "response": {…}}')
  if (!isKind(item.kind)) return bad(`item.kind 应是 ${ITEM_KINDS.join('、')} 之一`)
  const body = read(ItemBody, without(item, BESIDE_THE_BODY), 'item')
  if (!body.ok || body.value.kind !== 'fillIn') return body
  const { blanks, anyOrder } = body.value
  const named = anyOrder.flat()
  const missing = named.find((blank) => blank >= blanks.length)
  if (missing !== undefined)
    return bad(`item.anyOrder 指向第 ${missing} 空（从 0 数），但只有 ${blanks.length} 空；请改 anyOrder`)
  if (new Set(named).size < named.length) return bad('item.anyOrder 里同一空出现了两次；一空只能属于一组')
  return body
}

const onlyOf = (value: unknown): unknown => (Array.isArray(value) && value.length <= 1 ? value[0] : value)
const orAbsent = (value: unknown): unknown => (value === null || value === '' ? undefined : value)

/** The response as `Response` has it, out of the shorter and older forms a row may use. */
const shapes: { readonly [K in ItemKind]: (fields: Fields) => Fields } = {
  single: (fields) => ({ ...fields, chosen: orAbsent(onlyOf(fields.chosen)) }),
  multiple: (fields) => ({ ...fields, chosen: orAbsent(fields.chosen) ?? [] }),
  trueFalse: ({ value, ...fields }) => ({ ...fields, chosen: orAbsent(fields.chosen) ?? orAbsent(value) }),
  fillIn: (fields) => {
    const blanks = orAbsent(fields.blanks) ?? []
    return { ...fields, blanks: Array.isArray(blanks) ? blanks.map((text) => text ?? '') : blanks }
  },
  classification: ({ motive, ...fields }) => ({
    ...fields,
    class: orAbsent(fields.class),
    primaryMotive: orAbsent(fields.primaryMotive) ?? orAbsent(motive),
    secondaryMotive: orAbsent(fields.secondaryMotive),
  }),
}

function readResponse(response: unknown, body: ItemBody): Result<Response | null, BadMarkRow> {
  if (response === undefined || response === null) return ok(null)
  if (!isFields(response)) return bad('response 应是一个对象；未作答写 null 或 {}')
  if (response.kind !== undefined && response.kind !== body.kind)
    return bad(`response.kind 是 ${String(response.kind)}，题目却是 ${body.kind}；请改成一致，或不写 kind`)
  if (Object.keys(without(response, ['kind'])).length === 0) return ok(null)
  const said = read(Response, { ...shapes[body.kind](response), kind: body.kind }, 'response')
  if (!said.ok || said.value.kind !== 'fillIn' || body.kind !== 'fillIn') return said
  const extra = said.value.blanks.slice(body.blanks.length).some((text) => text.trim() !== '')
  return extra
    ? bad(
        `response.blanks 有 ${said.value.blanks.length} 格，题目只有 ${body.blanks.length} 空；请删去多出的`,
      )
    : said
}

/**
 * Reads one row of `exam mark` (cli.md): an item body, and an answer without its `kind`. Absent, null and `{}` answers
 * are blank. Also understood: `motive` for `primaryMotive`, a list of one for `single`, `value` for `trueFalse`.
 * @param row the parsed JSON of one line
 * @returns what `markItem` takes; refuses with words for the author, to which the caller adds file and line
 * @example { "item": { "kind": "trueFalse", "stem": "…", "key": true }, "response": { "chosen": true } }
 */
export function readMarkRow(row: unknown): Result<MarkRow, BadMarkRow> {
  if (!isFields(row)) return bad('这一行应是一个 JSON 对象：{"item": {…}, "response": {…}}')
  const body = readItem(row.item)
  if (!body.ok) return body
  const response = readResponse(row.response, body.value)
  return response.ok ? ok({ body: body.value, response: response.value }) : response
}
