/** Fewer single choices say nothing about where their keys stand. */
const ENOUGH = 8

/**
 * Where more than half of the keys stand, if they do: then guessing one letter pays.
 * @param keys the right option's id of each single choice
 */
export function crowdedKey(
  keys: readonly string[],
): { letter: string; most: number; of: number } | undefined {
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  const [letter = '', most = 0] = [...counts].sort(([, a], [, b]) => b - a)[0] ?? []
  return keys.length >= ENOUGH && most > keys.length / 2 ? { letter, most, of: keys.length } : undefined
}
