/** What a look says of a line: a fault that was marked or missed, or a line marked without a fault. */
export type Finding = 'found' | 'missed' | 'unfounded'

/** The finding on each line; undefined where there is neither a fault nor a mark. */
export const findingsOn = (
  faulty: readonly boolean[],
  marked: ReadonlySet<number>,
): readonly (Finding | undefined)[] =>
  faulty.map((fault, at) => {
    if (fault) return marked.has(at) ? 'found' : 'missed'
    return marked.has(at) ? 'unfounded' : undefined
  })

/** The places of the lines with this finding, counted from 1. */
export const placesOf = (findings: readonly (Finding | undefined)[], finding: Finding): number[] =>
  findings.flatMap((each, at) => (each === finding ? [at + 1] : []))
