/**
 * FNV-1a, 32 bits, over the UTF-16 code units of a text, each as two bytes, low byte first.
 * @returns 0…2³²−1; the same on every machine
 * @see Fowler, Noll, Vo: draft-eastlake-fnv
 */
export function fnv1a(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    hash = Math.imul(hash ^ (unit & 0xff), 0x01000193)
    hash = Math.imul(hash ^ (unit >>> 8), 0x01000193)
  }
  return hash >>> 0
}

/** One of `count` by a text, from 0. */
export const pickBy = (text: string, count: number): number => fnv1a(text) % count
