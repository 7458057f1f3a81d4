import { ok, type Result, refuse } from '../../shared/result.ts'
import { type Attributes, type Predicate, readCondition } from './condition.ts'

/** An item of somebody else's bank: an id and whatever columns its table has. */
export type OuterItem = Readonly<{ id: string; attributes: Attributes }>

export const CONSTRAINT_TYPES = ['Number', 'Enemy', 'Include', 'Exclude'] as const
export type ConstraintType = (typeof CONSTRAINT_TYPES)[number]

/** A rule about how many of the items that meet a condition one form holds. */
export type Constraint = Readonly<{
  id: string
  type: ConstraintType
  condition: string
  meets: Predicate
  lower: number
  /** `Infinity` where there is none. */
  upper: number
}>

/** A row of a constraint table as it was read: column name → text, with the line it stands on. */
export type TableRow = Readonly<{ line: number; cells: Readonly<Record<string, string>> }>
export type TableFault = Readonly<{ code: 'table'; line: number; message: string }>

const COLUMNS = ['CONSTRAINT_ID', 'TYPE', 'WHAT', 'CONDITION', 'LB', 'UB', 'ONOFF'] as const
const isOff = (text: string) => /^(off|false|0|no)$/i.test(text)
const isOn = (text: string) => /^(on|true|1|yes)?$/i.test(text)

/**
 * The constraints of a table with the columns CONSTRAINT_ID, TYPE, WHAT, CONDITION, LB, UB, ONOFF. `Number` bounds a
 * count (an empty bound is none), `Enemy` lets one of its items in, `Include` takes all of them, `Exclude` none. Rows
 * that are off are left out but read all the same. Refuses with every fault, each with its line.
 */
export function readConstraints(
  rows: readonly TableRow[],
  items: readonly OuterItem[],
  columns: readonly string[],
): Result<Constraint[], Readonly<{ code: 'constraints'; faults: readonly TableFault[] }>> {
  const faults: TableFault[] = []
  const constraints: Constraint[] = []
  const seen = new Set<string>()
  for (const { line, cells } of rows) {
    const read = readRow(cells, items, columns, seen)
    if (!read.ok) faults.push({ code: 'table', line, message: read.refusal.message })
    else if (read.value) constraints.push(read.value)
  }
  return faults.length > 0 ? refuse({ code: 'constraints', faults }) : ok(constraints)
}

/** One row; undefined where it is off. Remembers its id in `seen`. */
function readRow(
  cells: TableRow['cells'],
  items: readonly OuterItem[],
  columns: readonly string[],
  seen: Set<string>,
): Result<Constraint | undefined, Readonly<{ code: 'row'; message: string }>> {
  const fault = (message: string) => refuse({ code: 'row', message } as const)
  const cell = (column: (typeof COLUMNS)[number]) => (cells[column] ?? '').trim()
  const id = cell('CONSTRAINT_ID')
  if (id === '') return fault('CONSTRAINT_ID 是空的')
  if (seen.has(id)) return fault(`CONSTRAINT_ID ${id} 前面已经用过`)
  seen.add(id)
  const type = CONSTRAINT_TYPES.find((known) => known.toLowerCase() === cell('TYPE').toLowerCase())
  if (!type) return fault(`${id}：TYPE 是“${cell('TYPE')}”，能用 ${CONSTRAINT_TYPES.join('、')}`)
  if (!/^(item)?$/i.test(cell('WHAT'))) return fault(`${id}：WHAT 是“${cell('WHAT')}”，只认 Item`)
  const off = isOff(cell('ONOFF'))
  if (!off && !isOn(cell('ONOFF'))) return fault(`${id}：ONOFF 是“${cell('ONOFF')}”，写 ON 或 OFF，空着算 ON`)
  const read = readCondition(cell('CONDITION'), columns)
  if (!read.ok) return fault(`${id}：CONDITION 第 ${read.refusal.at} 个字符处：${read.refusal.message}`)
  const [lower, upper] = [boundOf(cell('LB'), 0), boundOf(cell('UB'), Number.POSITIVE_INFINITY)]
  const met = items.filter(({ attributes }) => read.value(attributes)).length
  const constraint = (from: number, to: number) => {
    const { value: meets } = read
    return ok(off ? undefined : { id, type, condition: cell('CONDITION'), meets, lower: from, upper: to })
  }
  switch (type) {
    case 'Number':
      if (lower === undefined) return fault(`${id}：LB 是“${cell('LB')}”，应是不小于 0 的整数，或空着`)
      if (upper === undefined) return fault(`${id}：UB 是“${cell('UB')}”，应是不小于 0 的整数，或空着`)
      if (cell('LB') === '' && cell('UB') === '') return fault(`${id}：LB 和 UB 至少写一个`)
      if (lower > upper) return fault(`${id}：LB ${lower} 大于 UB ${upper}`)
      return constraint(lower, upper)
    case 'Enemy':
      return constraint(0, 1)
    case 'Exclude':
      return constraint(0, 0)
    case 'Include':
      if (met === 0 && !off) return fault(`${id}：Include 的条件一道题也选不中`)
      return constraint(met, met)
  }
}

/** A bound as written: absent when empty; undefined when it is no whole number. */
function boundOf(text: string, absent: number): number | undefined {
  if (text === '') return absent
  return /^\d+(\.0+)?$/.test(text) ? Number(text) : undefined
}

/** A rule beside the bank: how many of its items a form has to hold, and how many there are. */
export type ConstraintFacts = Readonly<{
  id: string
  type: ConstraintType
  lower: number
  /** Null: no upper bound. */
  upper: number | null
  have: number
}>

/** The facts of the named rules, in the order of the table: what explains that they cannot hold together. */
export const factsOf = (
  constraints: readonly Constraint[],
  ids: readonly string[],
  items: readonly OuterItem[],
): ConstraintFacts[] =>
  constraints
    .filter(({ id }) => ids.includes(id))
    .map(({ id, type, lower, upper, meets }) => ({
      id,
      type,
      lower,
      upper: Number.isFinite(upper) ? upper : null,
      have: items.filter(({ attributes }) => meets(attributes)).length,
    }))

export type ConstraintCheck = Readonly<{
  id: string
  type: ConstraintType
  lower: number
  /** Null: no upper bound. */
  upper: number | null
  count: number
  ok: boolean
}>
export type OuterVerification = Readonly<{
  ok: boolean
  constraints: readonly ConstraintCheck[]
  violations: readonly string[]
}>

/** Recounts a finished form from its items alone: every constraint, no item twice, no overlap above what is allowed. */
export function verifyOuterForm(
  form: readonly OuterItem[],
  constraints: readonly Constraint[],
  earlier: readonly ReadonlySet<string>[] = [],
  maxOverlap = Number.POSITIVE_INFINITY,
): OuterVerification {
  const checks = constraints.map(({ id, type, meets, lower, upper }) => {
    const count = form.filter(({ attributes }) => meets(attributes)).length
    return {
      id,
      type,
      lower,
      upper: Number.isFinite(upper) ? upper : null,
      count,
      ok: count >= lower && count <= upper,
    }
  })
  const repeated = form.length - new Set(form.map(({ id }) => id)).size
  const overlaps = earlier.map((ids) => form.filter(({ id }) => ids.has(id)).length)
  const violations = [
    ...checks.filter((check) => !check.ok).map(({ id, count }) => `${id}：有 ${count} 题`),
    ...(repeated > 0 ? [`${repeated} 题重复`] : []),
    ...overlaps.flatMap((shared, i) =>
      shared > maxOverlap ? [`与第 ${i + 1} 套重 ${shared} 题，最多 ${maxOverlap}`] : [],
    ),
  ]
  return { ok: violations.length === 0, constraints: checks, violations }
}
