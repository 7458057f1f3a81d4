import type { CandidateItem } from '../../domain/item/schema.ts'

/** The view with its options in the order this person was given. Ids the order does not name keep their place at the end. */
export function inGivenOrder(view: CandidateItem, order: readonly string[]): CandidateItem {
  if (view.kind === 'single' || view.kind === 'multiple')
    return { ...view, options: inOrder(view.options, order) }
  if (view.kind !== 'caseStudy') return view
  const parts = view.parts.map((part, at) =>
    part.kind === 'single' || part.kind === 'multiple'
      ? { ...part, options: inOrder(part.options, orderInPart(order, at)) }
      : part,
  )
  return { ...view, parts }
}

/** The options of one part, out of the `part/option` names of a case study's order. */
const orderInPart = (order: readonly string[], part: number): string[] =>
  order.filter((name) => name.startsWith(`${part}/`)).map((name) => name.slice(`${part}/`.length))

function inOrder<O extends { id: string }>(options: readonly O[], order: readonly string[]): O[] {
  const place = ({ id }: O) => (order.includes(id) ? order.indexOf(id) : order.length)
  return [...options].sort((a, b) => place(a) - place(b))
}

/** The letter an option is called by, from its place: A, B, C … */
export const letterAt = (place: number): string => String.fromCharCode(65 + place)
