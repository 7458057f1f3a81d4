/** A seeded source of chance. Everything random in the core takes one. */
export type Rng = {
  /** The next 32 random bits, 0…2³²−1. */
  next(): number
  /** A whole number 0…n−1, unbiased (by rejection). `n` is 1…2³². */
  int(n: number): number
}

/** Each use of chance has its own stream, so that adding a feature never shifts another's numbers. */
export type Stream =
  | 'table'
  | 'draw'
  | 'swap'
  | 'order'
  | 'options'
  | 'practice'
  | 'drill'
  | 'bootstrap'
  | 'train'

const TWO_32 = 2 ** 32

/** Avalanche of one 32-bit word; the finaliser of MurmurHash3 (Appleby, public domain). */
function mix(word: number): number {
  let h = word
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/** Four words out of a text, by code unit: the state an sfc32 generator starts from. */
function wordsOf(text: string): [number, number, number, number] {
  const words: [number, number, number, number] = [0x9e3779b9, 0x243f6a88, 0xb7e15162, 0xdeadbeef]
  for (let i = 0; i < text.length; i++) {
    for (let w = 0; w < 4; w++)
      words[w] = mix((words[w] ?? 0) ^ Math.imul(text.charCodeAt(i) + 1, 0x9e3779b1 + w))
  }
  return words
}

/**
 * An sfc32 generator (Doty-Humphrey, PractRand) for one stream of a root seed. Same seed and stream: same numbers,
 * on every machine.
 * @param rootSeed 32 lower-case hexadecimal digits (128 bits), see `widenSeed`
 */
export function seededRng(rootSeed: string, stream: Stream | `${Stream}:${string}`): Rng {
  let [a, b, c, d] = wordsOf(`${rootSeed}/${stream}`)
  const next = () => {
    const t = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11) | 0
    c = (c + t) | 0
    return t >>> 0
  }
  for (let i = 0; i < 15; i++) next()
  const int = (n: number) => {
    if (n === TWO_32) return next()
    // Remainders of 32-bit words, which are several times faster than those of floats. `excess` is 2³² mod n.
    const size = n >>> 0
    const excess = (((0xffffffff % size) >>> 0) + 1) % size
    for (;;) {
      const bits = next() >>> 0
      if (bits < TWO_32 - excess) return (bits % size) >>> 0
    }
  }
  return { next, int }
}

/** The 128-bit root seed a person's decimal seed stands for (command line, tests). */
export const widenSeed = (seed: number | bigint): string =>
  BigInt.asUintN(128, BigInt(seed)).toString(16).padStart(32, '0')

/** A copy in random order: Fisher–Yates from the end, every order equally likely. */
export function shuffled<T>(things: readonly T[], rng: Rng): T[] {
  const deck = [...things]
  for (let i = deck.length - 1; i > 0; i--) {
    const j = rng.int(i + 1)
    const x = deck[i] as T // both indexes are in range
    deck[i] = deck[j] as T
    deck[j] = x
  }
  return deck
}

/** Order by UTF-16 code unit: the only text order the core uses, since locale orders differ between machines. */
export const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
