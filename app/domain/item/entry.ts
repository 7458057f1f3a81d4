import type { Item } from './item.ts'

/** An item as the entry of an `items.yaml`: facts first, then what is asked. Reading it gives the same item. */
export function entryToWrite({ body, facts }: Item): Record<string, unknown> {
  const { id, ...said } = facts
  const { kind, ...asked } = body
  const fields = { id, kind, ...said, ...asked }
  return Object.fromEntries(
    Object.entries(fields).filter(
      ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
    ),
  )
}
