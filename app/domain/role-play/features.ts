import { fnv1a } from './fnv.ts'
import { guardsOf } from './guards.ts'
import { normalise } from './normalise.ts'
import { slotsIn } from './slots.ts'
import { wordClassesIn } from './word-classes.ts'

/** Buckets that features are hashed into: 2¹⁴. A fixed number, so that a model's size never depends on its texts. */
export const BUCKETS = 1 << 14

const PAUSES = /[。!?;,、:~.\-—“”"「」『』'‘’《》〈〉()\s]+/g

/**
 * What the classifier sees of a clause or sentence: every character, every pair of neighbours (with marks for begin, end
 * and pause; a run of digits is one `#`), the classes of its words, and the guards and slots that patterns found. Each
 * once; as bucket numbers in ascending order. Three characters in a row, skipped pairs and pairs of classes were tried:
 * with other people's texts they make it worse or no better.
 * @param asked whether a question mark follows
 */
export function featuresOf(original: string, asked = false): number[] {
  const { text } = normalise(original)
  const letters = `^${text
    .replace(PAUSES, '|')
    .replace(/^\||\|$/g, '')
    .replace(/\d+/g, '#')}$`
  const buckets = new Set(marksOf(text, asked).map(bucketOf))
  for (let i = 0; i < letters.length; i++) {
    if (i > 0 && i < letters.length - 1 && letters.charAt(i) !== '|') buckets.add(bucketOf(letters.charAt(i)))
    if (i + 2 <= letters.length) buckets.add(bucketOf(letters.slice(i, i + 2)))
  }
  return [...buckets].sort((a, b) => a - b)
}

function marksOf(text: string, asked: boolean): string[] {
  const bare = text.replace(/\s+/g, '').replace(/[。!?;~.]+$/, '')
  const { due, amount, who } = slotsIn(bare)
  const slots = { due, amount, who }
  return [
    ...guardsOf(bare, asked || text.endsWith('?')),
    ...wordClassesIn(bare),
    ...Object.entries(slots).flatMap(([name, found]) => (found.length > 0 ? [`slot ${name}`] : [])),
  ].map((name) => `<${name}>`)
}

/** High and low half of the hash folded into one bucket number. */
export function bucketOf(feature: string): number {
  const hash = fnv1a(feature)
  return (hash ^ (hash >>> 16)) & (BUCKETS - 1)
}
