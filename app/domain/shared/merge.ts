type Entry = { readonly id: string }

const told = (entry: Entry | undefined): string | undefined =>
  entry &&
  JSON.stringify(
    Object.entries(entry)
      .filter(([, value]) => value !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )

/** Whether two entries say the same, whatever the order of their fields; what is absent on both sides is the same. */
export const isSameEntry = (a: Entry | undefined, b: Entry | undefined): boolean => told(a) === told(b)

const byId = <T extends Entry>(entries: readonly T[]) => new Map(entries.map((entry) => [entry.id, entry]))

export type Difference<T> = Readonly<{ id: string; before?: T; after?: T }>

/** What became of each entry that is not the same in both, in the order of `after`, removed ones last. */
export function differencesById<T extends Entry>(before: readonly T[], after: readonly T[]): Difference<T>[] {
  const [earlier, later] = [byId(before), byId(after)]
  return [...new Set([...later.keys(), ...earlier.keys()])]
    .map((id) => ({ id, before: earlier.get(id), after: later.get(id) }))
    .filter((one) => !isSameEntry(one.before, one.after))
}

type Sides<T> = Readonly<{
  /** What both sides started from. */
  base: readonly T[]
  theirs: readonly T[]
  ours: readonly T[]
}>
export type Merged<T> = Readonly<{
  entries: readonly T[]
  /** What the next merge starts from: theirs, but for the conflicts. */
  base: readonly T[]
  /** Ids changed on both sides, and differently: ours stays. */
  conflicts: readonly string[]
}>

/**
 * Brings two lists together, entry by entry: what only one side changed, added or removed is taken from that side, and
 * where both did, ours stays. In the order of theirs; what only ours has comes after the entry it stood behind.
 */
export function mergeById<T extends Entry>({ base, theirs, ours }: Sides<T>): Merged<T> {
  const [b, t, o] = [byId(base), byId(theirs), byId(ours)]
  const conflicts: string[] = []
  const chosen = new Map<string, T>()
  const kept = new Map<string, T>()
  const put = (into: Map<string, T>, entry: T | undefined) => entry && into.set(entry.id, entry)
  for (const id of new Set([...b.keys(), ...t.keys(), ...o.keys()])) {
    const [was, their, own] = [b.get(id), t.get(id), o.get(id)]
    const isConflict = !isSameEntry(their, own) && !isSameEntry(their, was) && !isSameEntry(own, was)
    if (isConflict) conflicts.push(id)
    put(chosen, isSameEntry(own, was) ? their : own)
    put(kept, isConflict ? was : their)
  }
  return {
    entries: inOrder(chosen, theirs, ours),
    base: inOrder(kept, theirs, base),
    conflicts,
  }
}

/** @param first decides the order; what only `second` has follows the entry before it there */
function inOrder<T extends Entry>(
  chosen: ReadonlyMap<string, T>,
  first: readonly Entry[],
  second: readonly Entry[],
): T[] {
  const order = first.map(({ id }) => id)
  const placed = new Set(order)
  for (const [at, { id }] of second.entries()) {
    if (placed.has(id)) continue
    const before = second[at - 1]
    order.splice(before ? order.indexOf(before.id) + 1 : 0, 0, id)
    placed.add(id)
  }
  return order.map((id) => chosen.get(id)).filter((entry): entry is T => entry !== undefined)
}
