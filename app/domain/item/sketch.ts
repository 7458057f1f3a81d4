import { ItemImage } from './image.ts'
import { BODY_FIELDS } from './item.ts'
import { ItemBody } from './schema.ts'
import type { WorkEntry } from './work.ts'

/** Stands for words that are not written yet. */
const MISSING = '……'
const NO_ALT = '（替代文字还没写）'
const BLANK = /_{4,}/g

type Fields = Record<string, unknown>
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
const worded = (value: unknown): string =>
  typeof value === 'string' && value.trim() !== '' ? value : MISSING

/**
 * What is written so far as something a candidate could see and a marker mark: missing words, keys and options stand as
 * dots. For looking at while one writes, never kept. @returns undefined for a case study or plan that is not whole yet,
 * and for anything no dots can mend
 */
export function sketchOf(entry: WorkEntry): ItemBody | undefined {
  const fields = Object.fromEntries(Object.entries(entry).filter(([name]) => BODY_FIELDS.has(name)))
  for (const attempt of [fields, { ...mended(fields), images: mendedImages(fields.images) }]) {
    const body = ItemBody.safeParse(attempt)
    if (body.success) return body.data
  }
  return undefined
}

function mended(fields: Fields): Fields {
  const stem = worded(fields.stem)
  switch (fields.kind) {
    case 'single':
    case 'multiple': {
      const options = mendedOptions(fields.options, fields.kind === 'single' ? 2 : 3)
      const ids = options.map(({ id }) => id)
      const key =
        fields.kind === 'single'
          ? ids.includes(String(fields.key))
            ? fields.key
            : ids[0]
          : [...new Set([...listOf(fields.key).filter((id) => ids.includes(String(id))), ...ids])].slice(
              0,
              Math.max(2, listOf(fields.key).length),
            )
      return { ...fields, stem, options, key }
    }
    case 'trueFalse':
      return { ...fields, stem, key: fields.key ?? true }
    case 'fillIn': {
      const count = stem.match(BLANK)?.length ?? 0
      const blanks = listOf(fields.blanks)
      const wanted = Array.from({ length: Math.min(10, Math.max(1, count, blanks.length)) }, (_, i) =>
        mendedBlank(blanks[i]),
      )
      return { ...fields, stem, blanks: wanted, anyOrder: [] }
    }
    case 'classification':
      return { ...fields, stem, key: { class: 'emotional', primaryMotive: 'E1' } }
    default:
      return fields
  }
}

/** Those that are there, each with some alternative text: which is missing is for the findings to say. */
function mendedImages(value: unknown): ItemImage[] | undefined {
  const images = listOf(value).flatMap((image) => {
    const whole = isFields(image) ? ItemImage.safeParse(image) : undefined
    if (whole?.success) return [whole.data]
    const worded = isFields(image) ? ItemImage.safeParse({ ...image, alt: NO_ALT }) : undefined
    return worded?.success ? [worded.data] : []
  })
  return images.length > 0 ? images : undefined
}

function mendedOptions(value: unknown, least: number): { id: string }[] {
  const given = listOf(value)
    .filter(isFields)
    .slice(0, 10)
    .map((option) => ({ ...option, id: String(option.id), text: worded(option.text) }))
  const free = [...'abcdefghij'].filter((id) => !given.some((option) => option.id === id))
  const more = Array.from({ length: Math.max(0, least - given.length) }, (_, i) => ({
    id: free[i] ?? 'j',
    text: MISSING,
  }))
  return [...given, ...more]
}

function mendedBlank(value: unknown): Fields {
  const blank = isFields(value) ? value : {}
  const ItemBlank = ItemBody.safeParse({ kind: 'fillIn', stem: MISSING, blanks: [blank] })
  return ItemBlank.success ? blank : { kind: 'text', accepted: [MISSING] }
}
