import type { CandidateItem } from '../../domain/item/schema.ts'

/** The view with its options in the order this person was given. Ids the order does not name keep their place at the end. */
export function inGivenOrder(view: CandidateItem, order: readonly string[]): CandidateItem {
  if (view.kind !== 'single' && view.kind !== 'multiple') return view
  const place = (id: string) => (order.includes(id) ? order.indexOf(id) : order.length)
  return { ...view, options: [...view.options].sort((a, b) => place(a.id) - place(b.id)) }
}

/** The letter an option is called by, from its place: A, B, C … */
export const letterAt = (place: number): string => String.fromCharCode(65 + place)
