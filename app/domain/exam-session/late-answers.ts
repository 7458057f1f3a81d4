/** An answer that arrived too late, or one that stands. */
type Given = Readonly<{ slot: number; epoch: number; seq: number }>

/**
 * The late answers that a decision would let count: the newest of each slot, where it is newer than what stands there.
 * In slot order.
 */
export function countableLate<T extends Given>(late: readonly T[], standing: readonly Given[]): T[] {
  const newest = new Map<number, Given>(standing.map((answer) => [answer.slot, answer]))
  const countable = new Map<number, T>()
  for (const event of late) {
    const known = newest.get(event.slot)
    if (known && (known.epoch > event.epoch || (known.epoch === event.epoch && known.seq >= event.seq)))
      continue
    newest.set(event.slot, event)
    countable.set(event.slot, event)
  }
  return [...countable.values()].sort((a, b) => a.slot - b.slot)
}
