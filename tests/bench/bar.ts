/** One acceptance limit with what was measured and what a naive way gives, in the same run. */
export type Bar = Readonly<{
  id: string
  what: string
  figure: number
  /** Null where nothing naive can be compared. */
  baseline: number | null
  bar: number
  /** Whether the figure has to be at most or at least the bar. */
  is: '≤' | '≥'
  unit: string
  holds: boolean
}>

export const atMost = (
  id: string,
  what: string,
  figure: number,
  bar: number,
  unit: string,
  baseline: number | null = null,
): Bar => ({
  id,
  what,
  figure: rounded(figure),
  baseline: baseline === null ? null : rounded(baseline),
  bar,
  is: '≤',
  unit,
  holds: figure <= bar,
})

export const atLeast = (
  id: string,
  what: string,
  figure: number,
  bar: number,
  unit: string,
  baseline: number | null = null,
): Bar => ({
  ...atMost(id, what, figure, bar, unit, baseline),
  is: '≥',
  holds: figure >= bar,
})

const rounded = (n: number) => Number(n.toPrecision(4))

/** The share-th value of the sorted numbers, 0…1; 0 for none. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
}

/**
 * Runs something and says how many milliseconds it takes on a machine that does nothing else: the lesser of the wall
 * clock and the processor time of all threads, since other people's work is no part of ours.
 */
export async function timed<T>(work: () => T | Promise<T>): Promise<{ value: T; ms: number }> {
  const [start, before] = [performance.now(), process.cpuUsage()]
  const value = await work()
  const { user, system } = process.cpuUsage(before)
  return { value, ms: Math.min(performance.now() - start, (user + system) / 1_000) }
}

/** The same for work that waits for nothing. */
export function timedSync<T>(work: () => T): { value: T; ms: number } {
  const [start, before] = [performance.now(), process.cpuUsage()]
  const value = work()
  const wall = performance.now() - start
  const { user, system } = process.cpuUsage(before)
  return { value, ms: Math.min(wall, (user + system) / 1_000) }
}
