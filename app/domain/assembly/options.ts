import type { ItemBody, Option } from '../item/schema.ts'
import { type Stream, seededRng, shuffled } from '../shared/rng.ts'

/**
 * The order in which each item's options are shown: shuffled, pinned options keeping their place. Only `single` and
 * `multiple` have options to shuffle, and the parts of a case study, whose options are listed as `part/option`
 * (`0/b`, parts from 0). Every item and part has a stream of its own, so one item more shifts nobody's order.
 * @param seed the form's root seed
 */
export function optionOrders(
  seed: string,
  items: readonly Readonly<{ id: string; body: ItemBody }>[],
): Record<string, string[]> {
  const orders: Record<string, string[]> = {}
  for (const { id, body } of items) {
    if (body.kind === 'caseStudy') {
      orders[id] = body.parts.flatMap((part, at) =>
        'options' in part
          ? orderOf(part.options, seed, `options:${id}/${at}`).map((option) => `${at}/${option}`)
          : [],
      )
    }
    if (body.kind === 'single' || body.kind === 'multiple')
      orders[id] = orderOf(body.options, seed, `options:${id}`)
  }
  return orders
}

function orderOf(options: readonly Option[], seed: string, stream: `${Stream}:${string}`): string[] {
  const free = options.filter(({ pinned }) => !pinned).map((option) => option.id)
  const deck = shuffled(free, seededRng(seed, stream))
  return options.map((option) => (option.pinned ? option.id : (deck.shift() ?? option.id)))
}
