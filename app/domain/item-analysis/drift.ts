/** Marks on one version of an item: how many people, and the mean and variance of their shares. */
export type VersionMarks = Readonly<{ version: number; n: number; facility: number; variance: number }>

export type Drift = Readonly<{
  from: number
  to: number
  /** Facility of the later version less that of the earlier. */
  change: number
  /** Change over its standard error (Welch); null where neither varies. */
  z: number | null
  /** Beyond chance (|z| > 2) and worth a look (a tenth of the marks). */
  isDrift: boolean
}>

/** People each version needs before two are compared. */
export const DRIFT_LEAST = 30
const WORTH_A_LOOK = 0.1

/** Each version against the one before it, as far as both have people enough. */
export function driftOf(versions: readonly VersionMarks[]): readonly Drift[] {
  const enough = versions.filter(({ n }) => n >= DRIFT_LEAST).sort((a, b) => a.version - b.version)
  return enough.slice(1).flatMap((later, i) => {
    const earlier = enough[i]
    if (!earlier) return []
    const change = later.facility - earlier.facility
    const error = Math.sqrt(later.variance / later.n + earlier.variance / earlier.n)
    const z = error === 0 ? null : change / error
    const isDrift = Math.abs(change) >= WORTH_A_LOOK && (z === null || Math.abs(z) > 2)
    return [{ from: earlier.version, to: later.version, change, z, isDrift }]
  })
}
