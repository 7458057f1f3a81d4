import type { Motive } from './motives.ts'
import type { ComplaintCase } from './schema.ts'

/** A run of a sentence; `own`: its twin has other words there. */
export type Stretch = Readonly<{ text: string; own: boolean }>

/** A single character in common says nothing: 的, 了 and commas stand everywhere. */
const SHORTEST_SHARED = 2

/**
 * Two sentences cut where they part: the longest run they share, then the same on either side of it. Joined, the
 * stretches of a side are its sentence.
 * @see Ratcliff & Metzener 1988, Dr. Dobb's Journal 13 (7), 46–51
 */
export function differences(a: string, b: string): readonly [Stretch[], Stretch[]] {
  return parted([...a], [...b])
}

type Characters = readonly string[]
function parted(a: Characters, b: Characters): readonly [Stretch[], Stretch[]] {
  const { inA, inB, length } = longestShared(a, b)
  if (length < SHORTEST_SHARED) return [ownOf(a), ownOf(b)]
  const before = parted(a.slice(0, inA), b.slice(0, inB))
  const after = parted(a.slice(inA + length), b.slice(inB + length))
  const shared = { text: a.slice(inA, inA + length).join(''), own: false }
  return [
    [...before[0], shared, ...after[0]],
    [...before[1], shared, ...after[1]],
  ]
}

const ownOf = (characters: Characters): Stretch[] =>
  characters.length === 0 ? [] : [{ text: characters.join(''), own: true }]

/** The longest run of characters both have, the first of several. */
function longestShared(a: Characters, b: Characters) {
  let longest = { inA: 0, inB: 0, length: 0 }
  let endingAbove: number[] = []
  for (const [i, one] of a.entries()) {
    // ending[j]: how long the run is that ends with a[i] and b[j]
    const ending = b.map((other, j) => (one === other ? (endingAbove[j - 1] ?? 0) + 1 : 0))
    for (const [j, length] of ending.entries())
      if (length > longest.length) longest = { inA: i - length + 1, inB: j - length + 1, length }
    endingAbove = ending
  }
  return longest
}

export type TwinFault = 'no-such-twin' | 'twin-kept' | 'twin-taken' | 'same-motive'

/** One half of a pair to be. */
export type Half = Readonly<{
  /** Null: it is being written and has no number yet. */
  id: string | null
  /** The case it takes the place of, and whose twin it may inherit. */
  replaces: string | null
  primaryMotive: Motive | null
}>

/**
 * What keeps a case from becoming the twin of another: it is not practised (`no-such-twin`), one of them is kept for
 * exams, where a twin in the drill would give it away (`twin-kept`), it has a twin (`twin-taken`), or both want the
 * same (`same-motive`, complaint-drill.md §4). A half without a motive has no fault of that kind yet.
 * @param kept ids of the cases that formal exams ask
 */
export function twinFault(
  one: Half,
  other: Pick<ComplaintCase, 'id' | 'status' | 'primaryMotive' | 'twin'> | undefined,
  kept: ReadonlySet<string>,
): TwinFault | null {
  const own = [one.id, one.replaces]
  if (other?.status !== 'ready' || own.includes(other.id)) return 'no-such-twin'
  if (kept.has(other.id) || (one.id !== null && kept.has(one.id))) return 'twin-kept'
  if (other.twin !== undefined && !own.includes(other.twin)) return 'twin-taken'
  return other.primaryMotive === one.primaryMotive ? 'same-motive' : null
}
