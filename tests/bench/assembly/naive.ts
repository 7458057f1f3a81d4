import { prepareBank } from '#app/domain/assembly/prepare.ts'
import type { BankEntry } from '#app/domain/assembly/types.ts'
import type { Blueprint } from '#app/domain/blueprint/schema.ts'
import { type Rng, shuffled } from '#app/domain/shared/rng.ts'

/** How many items a form has of each leaf, for the ways that look at nothing else. */
export type LeafCounts = ReadonlyMap<string, number>

/** What peers do: so many random items of every leaf, whatever their type and difficulty. */
export function randomPerLeaf(bank: readonly BankEntry[], counts: LeafCounts, rng: Rng): BankEntry[] {
  return [...counts].flatMap(([leaf, count]) =>
    shuffled(
      bank.filter((entry) => entry.leaf === leaf),
      rng,
    ).slice(0, count),
  )
}

/**
 * Greedy weighted deviations (Swanson and Stocking 1993, without replacement phase): again and again the item that
 * leaves the least of leaf counts, type counts and total points open.
 */
export function greedy(
  blueprint: Blueprint,
  bank: readonly BankEntry[],
  counts: LeafCounts,
  rng: Rng,
): BankEntry[] {
  const { entries } = prepareBank(blueprint, bank)
  const leaves = new Map(counts)
  const kinds = new Map(blueprint.mix.map(({ kind, count }) => [kind, count]))
  const groups = new Set<string>()
  const left = shuffled(entries, rng)
  const form: BankEntry[] = []
  for (let n = [...counts.values()].reduce((sum, count) => sum + count, 0); n > 0; n--) {
    let [best, least] = [0, Number.POSITIVE_INFINITY]
    for (const [place, { leaf, kind, enemyGroups }] of left.entries()) {
      const miss =
        ((leaves.get(leaf) ?? 0) > 0 ? 0 : 1) +
        ((kinds.get(kind) ?? 0) > 0 ? 0 : 1) +
        (enemyGroups.some((group) => groups.has(group)) ? 10 : 0)
      if (miss < least) [best, least] = [place, miss]
      if (miss === 0) break
    }
    const [taken] = left.splice(best, 1)
    if (!taken) break
    form.push(taken)
    leaves.set(taken.leaf, (leaves.get(taken.leaf) ?? 0) - 1)
    kinds.set(taken.kind, (kinds.get(taken.kind) ?? 0) - 1)
    for (const group of taken.enemyGroups) groups.add(group)
  }
  return form
}

/** Cuts of a number in the order of the larger remainder over all leaves at once: flat largest remainder. */
export function flatLargestRemainder(weights: readonly number[], total: number): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0)
  const quotas = weights.map((weight) => (weight * total) / sum)
  const counts = quotas.map(Math.floor)
  const left = total - counts.reduce((all, count) => all + count, 0)
  const order = [...quotas.keys()].sort(
    (a, b) => (quotas[b] ?? 0) - (counts[b] ?? 0) - ((quotas[a] ?? 0) - (counts[a] ?? 0)) || a - b,
  )
  for (const place of order.slice(0, left)) counts[place] = (counts[place] ?? 0) + 1
  return counts
}
