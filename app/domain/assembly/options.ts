import type { ItemBody } from '../item/schema.ts'
import { seededRng, shuffled } from '../shared/rng.ts'

/**
 * The order in which each item's options are shown: shuffled, pinned options keeping their place. Only `single` and
 * `multiple` have options to shuffle. Every item has a stream of its own, so one item more shifts nobody's order.
 * @param seed the form's root seed
 */
export function optionOrders(
  seed: string,
  items: readonly Readonly<{ id: string; body: ItemBody }>[],
): Record<string, string[]> {
  const orders: Record<string, string[]> = {}
  for (const { id, body } of items) {
    if (body.kind !== 'single' && body.kind !== 'multiple') continue
    const free = body.options.filter(({ pinned }) => !pinned).map((option) => option.id)
    const deck = shuffled(free, seededRng(seed, `options:${id}`))
    orders[id] = body.options.map((option) => (option.pinned ? option.id : (deck.shift() ?? option.id)))
  }
  return orders
}
