/** The pairs of neighbouring characters of a text, each once. Fold the text first where width or case must not matter. */
export const bigramsOf = (text: string): ReadonlySet<string> =>
  new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2)))

/**
 * Jaccard index of two sets: shared members ÷ all members.
 * @returns 0…1; 0 for two empty sets
 * @see Jaccard 1912, New Phytologist 11, 37–50
 */
export function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0
  for (const member of a) if (b.has(member)) shared++
  const all = a.size + b.size - shared
  return all === 0 ? 0 : shared / all
}
