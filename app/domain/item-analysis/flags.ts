import type { ClassicalItem } from './classical.ts'
import type { OptionFigures } from './options.ts'

/** What a trainer should look at, and the words for it are the page's. */
export type ItemFlag =
  | 'keyAgainst'
  | 'weak'
  | 'inefficient'
  | 'tooHard'
  | 'tooEasy'
  | 'distractorDraws'
  | 'distractorUnused'

export type Flagged = Readonly<{ flag: ItemFlag; option?: string }>

/** Answers below which nothing is flagged: chance alone would (assessment.md §8, sample rule). */
export const FLAG_LEAST = 30
/** Borders of assessment.md §8. */
const BORDERS = { r: 0.15, efficiency: 15, hard: 0.2, easy: 0.95, unused: 0.05 } as const
/** Correlations below twice their standard error, 2/√n, are chance. */
const beyondChance = (r: number, n: number) => Math.abs(r) > 2 / Math.sqrt(n)

/**
 * What speaks against an item. The gravest first: a key chosen less by the better half is wrong more often than not.
 * A distractor that draws the better half is named only where that is beyond chance.
 */
export function flagsOf(item: ClassicalItem, options: readonly OptionFigures[] = []): readonly Flagged[] {
  const { n, facility, discriminationIndex, discriminativeEfficiency } = item
  if (n < FLAG_LEAST) return []
  const r = discriminationIndex === null ? null : discriminationIndex / 100
  const distractors = options.filter(({ isKey }) => !isKey)
  const found: (Flagged | false)[] = [
    r !== null && r < 0 && { flag: 'keyAgainst' },
    ...distractors.map(
      (option): Flagged | false =>
        option.r !== null &&
        option.r > 0 &&
        beyondChance(option.r, n) && { flag: 'distractorDraws', option: option.id },
    ),
    r !== null && r >= 0 && r < BORDERS.r && { flag: 'weak' },
    r !== null &&
      r >= 0 &&
      discriminativeEfficiency !== null &&
      discriminativeEfficiency < BORDERS.efficiency && { flag: 'inefficient' },
    facility !== null && facility < BORDERS.hard && { flag: 'tooHard' },
    facility !== null && facility > BORDERS.easy && { flag: 'tooEasy' },
    ...distractors.map(
      ({ id, rate }): Flagged | false => rate < BORDERS.unused && { flag: 'distractorUnused', option: id },
    ),
  ]
  return found.filter((flagged) => flagged !== false)
}

/** The gravest alone outweighs all that are less grave. */
const GRAVITY: Readonly<Record<ItemFlag, number>> = {
  keyAgainst: 64,
  distractorDraws: 32,
  weak: 16,
  inefficient: 8,
  tooHard: 4,
  tooEasy: 2,
  distractorUnused: 1,
}

/** What findings weigh together: items are shown by it, the gravest first. */
export const gravityOf = (flags: readonly Flagged[]): number =>
  flags.reduce((sum, { flag }) => sum + GRAVITY[flag], 0)
