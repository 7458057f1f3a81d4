import * as z from 'zod'
import { type CasePart, ITEM_KINDS, ItemBody, ItemFacts, type ItemKind, Response } from '../item/schema.ts'
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
  if (!body.ok) return body
  const parts = body.value.kind === 'caseStudy' ? body.value.parts : [body.value]
  const fault = parts
    .map((part, at) => anyOrderFault(part, parts.length > 1 ? `item.parts.${at}` : 'item'))
    .find((said) => said !== undefined)
  return fault ? bad(fault) : body
}

function anyOrderFault(body: ItemBody | CasePart, where: string): string | undefined {
  if (body.kind !== 'fillIn') return undefined
  const named = body.anyOrder.flat()
  const missing = named.find((blank) => blank >= body.blanks.length)
  if (missing !== undefined)
    return `${where}.anyOrder 指向第 ${missing} 空（从 0 数），但只有 ${body.blanks.length} 空；请改 anyOrder`
  return new Set(named).size < named.length
    ? `${where}.anyOrder 里同一空出现了两次；一空只能属于一组`
    : undefined
}

const onlyOf = (value: unknown): unknown => (Array.isArray(value) && value.length <= 1 ? value[0] : value)
const orAbsent = (value: unknown): unknown => (value === null || value === '' ? undefined : value)

/** The response as `Response` has it, out of the shorter and older forms a row may use. */
const shapes: { readonly [K in Exclude<ItemKind, 'caseStudy'> | 'written']: (fields: Fields) => Fields } = {
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
  plan: (fields) => ({ ...fields, text: fields.text ?? '' }),
  written: (fields) => ({ ...fields, text: fields.text ?? '' }),
}

/** The answers of a case study's parts, each in the short form of its kind; absent, null and `{}` ones are blank. */
function partShapes(parts: readonly CasePart[], given: unknown): Result<unknown[], BadMarkRow> {
  const list = orAbsent(given) ?? []
  if (!Array.isArray(list)) return bad('response.parts 应是一个列表，按各问的次序；未作答的写 null')
  if (list.length > parts.length)
    return bad(`response.parts 有 ${list.length} 项，题目只有 ${parts.length} 问；请删去多出的`)
  return ok(
    parts.map((part, at) => {
      const fields: unknown = list[at]
      if (!isFields(fields)) return fields ?? null
      if (Object.keys(without(fields, ['kind'])).length === 0) return null
      return { kind: part.kind, ...shapes[part.kind](fields) }
    }),
  )
}

function readResponse(response: unknown, body: ItemBody): Result<Response | null, BadMarkRow> {
  if (response === undefined || response === null) return ok(null)
  if (!isFields(response)) return bad('response 应是一个对象；未作答写 null 或 {}')
  if (response.kind !== undefined && response.kind !== body.kind)
    return bad(`response.kind 是 ${String(response.kind)}，题目却是 ${body.kind}；请改成一致，或不写 kind`)
  if (Object.keys(without(response, ['kind'])).length === 0) return ok(null)
  if (body.kind === 'caseStudy') {
    const parts = partShapes(body.parts, response.parts)
    if (!parts.ok) return parts
    const off = parts.value.findIndex((part, at) => isFields(part) && part.kind !== body.parts[at]?.kind)
    if (off >= 0)
      return bad(
        `response.parts.${off}.kind 与题目第 ${off + 1} 问（${body.parts[off]?.kind}）不同；请改成一致，或不写 kind`,
      )
    return read(Response, { ...response, kind: body.kind, parts: parts.value }, 'response')
  }
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
 * are blank, also those of a case study's `parts`. Written answers come out as `needsMarking`. Also understood: `motive` for `primaryMotive`, a list of one for `single`, `value` for `trueFalse`.
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
