import { fnv1a } from './fnv.ts'
import { guardsOf } from './guards.ts'
import { slotsIn } from './slots.ts'
import { type Clause, split } from './split.ts'
import { wordClassesIn } from './word-classes.ts'

/** Buckets that features are hashed into: 2¹⁴. A fixed number, so that a model's size never depends on its texts. */
export const BUCKETS = 1 << 14

/** What a clause brings to every run of clauses it is part of; worked out once. */
export type Piece = Readonly<{ first: string; last: string; inner: readonly number[] }>

const WITHIN_A_CLAUSE = /[“”"「」『』'‘’《》〈〉()~.\-—\s]+/g
const PAUSE = '|'

/**
 * The features within a clause: its characters and pairs of neighbours, a run of digits as one `#`; and the marks of its
 * words: their classes, guards and slots.
 */
export function pieceOf({ text, asked }: Clause): Piece {
  const bare = text.replace(/\s+/g, '')
  const slots = slotsIn(bare)
  const named = (['due', 'amount', 'who'] as const).filter((slot) => slots[slot].length > 0)
  const names = [...guardsOf(bare, asked), ...wordClassesIn(bare), ...named.map((slot) => `slot ${slot}`)]
  const letters = text
    .replace(WITHIN_A_CLAUSE, PAUSE)
    .replace(/^\||\|$/g, '')
    .replace(/\d+/g, '#')
  const inner = new Set(names.map((name) => bucketOf(`<${name}>`)))
  for (let i = 0; i < letters.length; i++) {
    if (letters.charAt(i) !== PAUSE) inner.add(bucketOf(letters.charAt(i)))
    if (i + 1 < letters.length) inner.add(bucketOf(letters.slice(i, i + 2)))
  }
  return { first: letters.charAt(0), last: letters.charAt(letters.length - 1), inner: [...inner] }
}

/**
 * What the classifier sees of a run of clauses: what is within them, and how they begin, end and follow each other. Each
 * once; as bucket numbers in ascending order. Three characters in a row, skipped pairs and pairs of marks were tried:
 * with other people's texts they make it worse or no better.
 */
export function featuresOfRun(pieces: readonly Piece[]): number[] {
  const buckets = new Set(pieces.flatMap(({ inner }) => inner))
  for (const [i, { first, last }] of pieces.entries()) {
    buckets.add(bucketOf((i === 0 ? '^' : PAUSE) + first))
    buckets.add(bucketOf(last + (i === pieces.length - 1 ? '$' : PAUSE)))
  }
  return [...buckets].sort((a, b) => a - b)
}

/** The features of a whole text, however many sentences it has: what training lines are. */
export const featuresOf = (text: string): number[] =>
  featuresOfRun(split(text).flatMap(({ clauses }) => clauses.map(pieceOf)))

/** High and low half of the hash folded into one bucket number. */
function bucketOf(feature: string): number {
  const hash = fnv1a(feature)
  return (hash ^ (hash >>> 16)) & (BUCKETS - 1)
}
