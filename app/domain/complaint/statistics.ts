import { COMPLAINT_CLASSES, type ComplaintClass, MOTIVES, type Motive } from './motives.ts'

/** One answer with its key. Every figure of the drill is a fold over these. */
export type Answered = Readonly<{
  caseId: string
  keyClass: ComplaintClass
  keyMotive: Motive
  saidClass: ComplaintClass
  saidMotive: Motive
  /** 0–100. */
  score: number
  tookMs: number
  textLength: number
}>

/** Rows by key, columns by answer: counts. */
export type Matrix = readonly (readonly number[])[]
export type Share = Readonly<{ n: number; right: number; low: number; high: number }>

/** Below this many answers a share is shown grey: it says little. */
export const ENOUGH_ANSWERS = 10

export const classMatrix = (log: readonly Answered[]): Matrix =>
  COMPLAINT_CLASSES.map((key) =>
    COMPLAINT_CLASSES.map((said) => count(log, (it) => it.keyClass === key && it.saidClass === said)),
  )

export const motiveMatrix = (log: readonly Answered[]): Matrix =>
  MOTIVES.map((key) =>
    MOTIVES.map((said) => count(log, (it) => it.keyMotive === key && it.saidMotive === said)),
  )

/**
 * Share of a motive's cases whose motive was named right, with Wilson's 95 % interval.
 * @returns undefined where there was none
 */
export function motiveShare(log: readonly Answered[], motive: Motive): Share | undefined {
  const ofMotive = log.filter(({ keyMotive }) => keyMotive === motive)
  return wilson(
    count(ofMotive, ({ saidMotive }) => saidMotive === motive),
    ofMotive.length,
  )
}

/** Share of all answers whose class was right. */
export const classShare = (log: readonly Answered[]): Share | undefined =>
  wilson(
    count(log, ({ keyClass, saidClass }) => keyClass === saidClass),
    log.length,
  )

/**
 * Wilson's score interval for a share at 95 % (z = 1.96).
 * @see Wilson 1927, J. Amer. Statist. Assoc. 22, 209–212
 */
export function wilson(right: number, n: number): Share | undefined {
  if (n === 0) return undefined
  const z2 = 1.96 ** 2
  const p = right / n
  const centre = p + z2 / (2 * n)
  const spread = 1.96 * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n * n))
  const base = 1 + z2 / n
  return { n, right, low: Math.max(0, (centre - spread) / base), high: Math.min(1, (centre + spread) / base) }
}

/**
 * E1 and R3 taken for each other: told apart from the other confusions, since the course's name of E1 (补救心理) reads
 * like money to many (complaint-drill.md §2).
 */
export const namingClash = (log: readonly Answered[]): number =>
  count(
    log,
    ({ keyMotive: key, saidMotive: said }) =>
      (key === 'E1' && said === 'R3') || (key === 'R3' && said === 'E1'),
  )

/** The pairs taken for each other most often, the commonest first; pairs never confused are left out. */
export function confusedPairs(
  log: readonly Answered[],
): { readonly pair: readonly [Motive, Motive]; readonly errors: number }[] {
  const matrix = motiveMatrix(log)
  return MOTIVES.flatMap((a, i) =>
    MOTIVES.slice(i + 1).map((b, d) => {
      const j = i + 1 + d
      return { pair: [a, b] as const, errors: (matrix[i]?.[j] ?? 0) + (matrix[j]?.[i] ?? 0) }
    }),
  )
    .filter(({ errors }) => errors > 0)
    .sort((x, y) => y.errors - x.errors)
}

/** Milliseconds in which an answer to a text of this many characters is quick: 3 s and 120 ms a character. */
export const quickWithin = (textLength: number): number => 3000 + 120 * textLength

/** Answers that were quick and under 60: read too fast. */
export const quickAndWrong = (log: readonly Answered[]): number =>
  count(log, ({ score, tookMs, textLength }) => score < 60 && tookMs <= quickWithin(textLength))

/**
 * The value below which this share of the values lies: the smallest value with at least `share` of all at or under it
 * (nearest rank). Undefined without values.
 */
export function quantile(values: readonly number[], share: number): number | undefined {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]
}

const count = <T>(things: readonly T[], is: (thing: T) => boolean): number => things.filter(is).length
