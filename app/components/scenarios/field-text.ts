import type { FieldSpec } from './form-spec.ts'

type Kind = FieldSpec['kind']

const LIST_MARK = '、'
const textOf = (value: unknown): string => (value === undefined || value === null ? '' : String(value))
const members = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

/** A value as it is written in its field. */
export function asText(kind: Kind, value: unknown): string {
  if (kind === 'lines') return members(value).map(textOf).join('\n')
  if (kind === 'words') return members(value).map(textOf).join(LIST_MARK)
  if (kind === 'rows')
    return members(value)
      .map((row) => members(row).map(textOf).join(LIST_MARK))
      .join('\n')
  if (kind === 'pairs' && typeof value === 'object' && value !== null)
    return Object.entries(value)
      .map(([name, text]) => `${name}：${textOf(text)}`)
      .join('\n')
  return textOf(value)
}

const split = (text: string, at: string | RegExp): string[] =>
  text
    .split(at)
    .map((part) => part.trim())
    .filter((part) => part !== '')

/** What was written in a field as a value; undefined: nothing, the field goes. */
export function fromText(kind: Kind, text: string): unknown {
  const trimmed = text.trim()
  if (kind === 'text' || kind === 'long') return trimmed === '' ? undefined : text
  if (trimmed === '') return undefined
  if (kind === 'number') return Number.isFinite(Number(trimmed)) ? Number(trimmed) : trimmed
  if (kind === 'lines') return split(text, '\n')
  if (kind === 'words') return split(text, /[、，\n]/)
  if (kind === 'rows') return split(text, '\n').map((row) => split(row, /[、，]/))
  if (kind === 'pairs')
    return Object.fromEntries(
      split(text, '\n').map((line) => {
        const [name = '', ...rest] = line.split(/[：:]/)
        return [name.trim(), rest.join('：').trim()]
      }),
    )
  return trimmed
}
