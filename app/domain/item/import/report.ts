import * as z from 'zod'
import { foldText } from '../../marking/fold.ts'
import { type Asked, askedText, likenessIndex } from '../alike.ts'
import { BODY_FIELDS } from '../item.ts'
import { crowdedKey } from '../key-position.ts'
import { ItemBody } from '../schema.ts'
import { sketchOf } from '../sketch.ts'
import { textOf, type WorkEntry } from '../work.ts'
import { beginningOf, type Place, type ReadEntry, type ReadFile, type RejectedEntry } from './read-file.ts'

/** An entry that can come in: a whole question, or one that only lacks its answer. */
export type Accepted = Place &
  Readonly<{
    fields: WorkEntry
    knowledge: string | null
    notes: readonly string[]
    item: string
    lacksAnswer: boolean
  }>
/** The same question stands already: in the bank (`of` is its id), or further up in the file (`of` is its line). */
export type Duplicate = Place & Readonly<{ item: string; of: string }>

/** An accepted one that asks nearly the same as another: of the bank (`of` is its id) or further up in the file. */
export type NearDuplicate = Duplicate & Readonly<{ percent: number }>

export type ImportReport = Readonly<{
  read: number
  accepted: readonly Accepted[]
  rejected: readonly RejectedEntry[]
  duplicates: readonly Duplicate[]
  /** Absent on a report made before they were looked for. */
  near?: readonly NearDuplicate[]
  /** Names of knowledge points that the tree does not have, as written; '' where none is written. */
  unmapped: readonly string[]
  warnings: readonly string[]
}>

/** What one question is compared by: kind and stem, with the options in any order; width, case and spaces do not count. */
export function sameQuestion(fields: WorkEntry): string {
  const options = Array.isArray(fields.options) ? fields.options : []
  const words = options.map((option) =>
    foldText(typeof option === 'object' && option !== null && 'text' in option ? String(option.text) : ''),
  )
  return [String(fields.kind), foldText(textOf(fields, 'stem')), ...words.sort()].join('|')
}

/**
 * Holds what was read against the item schema, the bank and the knowledge tree. Every entry ends in exactly one of
 * accepted, rejected and duplicates.
 * @param standing ids of the bank's questions by `sameQuestion`
 * @param pointOf the id of a knowledge point by its name or id
 * @param others what stands in the bank, for near duplicates: those come in, and are pointed at
 */
export function reportOn(
  { entries, rejected, warnings }: ReadFile,
  standing: ReadonlyMap<string, string>,
  pointOf: (name: string) => string | undefined,
  others: readonly Asked[] = [],
): ImportReport {
  const alike = likenessIndex()
  for (const other of others) alike.add(other)
  const near: NearDuplicate[] = []
  const accepted: Accepted[] = []
  const refused: RejectedEntry[] = [...rejected]
  const duplicates: Duplicate[] = []
  const seen = new Map<string, Place>()
  for (const entry of entries) {
    const { line, part, fields } = entry
    const where = { line, ...(part !== undefined && { part }) }
    const item = beginningOf(textOf(fields, 'stem'))
    const faults = faultsIn(fields)
    if (faults === 'whole' || faults === 'lacksAnswer') {
      const name = sameQuestion(fields)
      const before = seen.get(name)
      const of = standing.get(name) ?? (before && placeIn(before))
      if (of !== undefined) duplicates.push({ ...where, item, of })
      else {
        seen.set(name, where)
        accepted.push({ ...where, item, ...said(entry), lacksAnswer: faults === 'lacksAnswer' })
        const body = sketchOf(fields)
        if (!body) continue
        const asked = askedText(body)
        const nearest = alike.nearest(asked, body.kind)
        if (nearest) near.push({ ...where, item, of: nearest.id, percent: Math.floor(nearest.alike * 100) })
        alike.add({ id: placeIn(where), kind: body.kind, asked })
      }
    } else refused.push({ ...where, item, reason: faults })
  }
  const unmapped = [...new Set(accepted.map(({ knowledge }) => knowledge ?? ''))].filter(
    (name) => pointOf(name) === undefined,
  )
  return {
    read: entries.length + rejected.length,
    accepted,
    rejected: refused,
    duplicates,
    near,
    unmapped: unmapped.sort(),
    warnings: [...warnings, ...keyWarning(accepted)],
  }
}

const placeIn = ({ part, line }: Place): string => `${part ? `${part} ` : ''}第 ${line} 行`

/** Said of the file when its keys stand mostly in one place. */
function keyWarning(accepted: readonly Accepted[]): string[] {
  const keys = accepted.flatMap(({ fields }) =>
    fields.kind === 'single' && fields.key ? [String(fields.key)] : [],
  )
  const crowded = crowdedKey(keys)
  return crowded
    ? [
        `${crowded.of} 道单选里有 ${crowded.most} 道的答案是 ${crowded.letter.toUpperCase()}，不看题也能猜中一半；请在编辑器里调开选项`,
      ]
    : []
}

const said = ({ fields, knowledge, notes }: ReadEntry) => ({ fields, knowledge, notes })

function faultsIn(fields: WorkEntry): 'whole' | 'lacksAnswer' | string {
  const body = Object.fromEntries(Object.entries(fields).filter(([name]) => BODY_FIELDS.has(name)))
  const parsed = ItemBody.safeParse(body)
  if (parsed.success) return 'whole'
  const others = parsed.error.issues.filter(({ path }) => path[0] !== 'key' && path[0] !== 'blanks')
  const hasAnswer = fields.key !== undefined || (Array.isArray(fields.blanks) && fields.blanks.length > 0)
  if (others.length === 0 && !hasAnswer) return 'lacksAnswer'
  const [issue] = others.length > 0 ? others : parsed.error.issues
  return issue ? `${z.core.toDotPath(issue.path)}：${issue.message}` : '不合格式'
}
