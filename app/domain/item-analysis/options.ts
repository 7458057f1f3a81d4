import type { ItemBody, Response } from '../item/schema.ts'
import { correlation } from './moments.ts'

/** What one person picked, and what the rest of his form earned. */
export type Pick = Readonly<{ chosen: readonly string[]; rest: number }>

export type OptionFigures = Readonly<{
  id: string
  isKey: boolean
  /** Share of people who picked it, 0…1. */
  rate: number
  /** Correlation of having picked it with the rest of the form; null where either does not vary. */
  r: number | null
  /** Share who picked it in each fifth of the people, the weakest fifth first; null for an empty fifth. */
  curve: readonly (number | null)[]
}>

const FIFTHS = 5

/**
 * How each option was used. The fifths are by the rest of the form, so the item does not sort its own takers; people
 * with equal rests stay in one fifth.
 * @param options every option with whether the key names it
 */
export function optionFigures(
  options: readonly Readonly<{ id: string; isKey: boolean }>[],
  picks: readonly Pick[],
): readonly OptionFigures[] {
  const rests = picks.map(({ rest }) => rest)
  const fifths = fifthsOf(rests)
  return options.map(({ id, isKey }) => {
    const picked = picks.map(({ chosen }) => (chosen.includes(id) ? 1 : 0))
    const curve = Array.from({ length: FIFTHS }, (_, fifth) => {
      const own = picked.filter((_, n) => fifths[n] === fifth)
      return own.length === 0 ? null : own.reduce<number>((a, b) => a + b, 0) / own.length
    })
    const rate = picks.length === 0 ? 0 : picked.reduce<number>((a, b) => a + b, 0) / picks.length
    return { id, isKey, rate, r: correlation(picked, rests), curve }
  })
}

/** The fifth of each value, by the middle of its ranks. */
function fifthsOf(values: readonly number[]): readonly number[] {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = new Map<number, number>()
  for (let from = 0; from < sorted.length; ) {
    const value = sorted[from] ?? 0
    let to = from
    while (sorted[to] === value) to++
    middle.set(value, (from + to) / 2)
    from = to
  }
  return values.map((value) =>
    Math.min(FIFTHS - 1, Math.floor((FIFTHS * (middle.get(value) ?? 0)) / Math.max(values.length, 1))),
  )
}

/** The options of an item with whether the key names them; none for a kind that offers nothing to choose from. */
export function keyedOptions(body: ItemBody): readonly { id: string; isKey: boolean }[] {
  switch (body.kind) {
    case 'single':
      return body.options.map(({ id }) => ({ id, isKey: id === body.key }))
    case 'multiple':
      return body.options.map(({ id }) => ({ id, isKey: body.key.includes(id) }))
    case 'trueFalse':
      return [true, false].map((value) => ({ id: String(value), isKey: value === body.key }))
    default:
      return []
  }
}

/** What an answer chose, by option id; of a true-or-false item `true` or `false`. */
export function chosenIn(response: Response | null): readonly string[] {
  if (response?.kind === 'single') return response.chosen === undefined ? [] : [response.chosen]
  if (response?.kind === 'multiple') return response.chosen
  if (response?.kind === 'trueFalse') return response.chosen === undefined ? [] : [String(response.chosen)]
  return []
}
