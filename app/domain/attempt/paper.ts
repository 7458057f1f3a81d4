import { type CandidateItem, candidateView, type ItemBody } from '../item/schema.ts'

type Given = Readonly<{ slot: number; optionOrder: readonly string[] }>

/** Options as the slot shows them; what the order does not name comes last, in the item's own order. */
export function inOrder<T extends { readonly id: string }>(options: readonly T[], order: readonly string[]): T[] {
  const place = (id: string) => (order.includes(id) ? order.indexOf(id) : order.length)
  return [...options].sort((a, b) => place(a.id) - place(b.id))
}

/** One question of a paper as the candidate sees it: the candidate view, options in the order frozen at the start. */
export function paperQuestion({ slot, optionOrder }: Given, body: ItemBody): PaperQuestion {
  const view = candidateView(body)
  return { slot, item: 'options' in view ? { ...view, options: inOrder(view.options, optionOrder) } : view }
}
export type PaperQuestion = Readonly<{ slot: number; item: CandidateItem }>
