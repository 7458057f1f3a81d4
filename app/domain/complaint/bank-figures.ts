import type { Rng } from '../shared/rng.ts'
import { cohensKappa, type Kappa, type Labels } from './agreement.ts'
import { keywordClass, keywordMotive } from './keyword-baseline.ts'
import { COMPLAINT_CLASSES, MOTIVES } from './motives.ts'
import { type ComplaintCase, TIERS, type Vote } from './schema.ts'

type CountBy = Readonly<Record<string, number>>
export type BankFigures = Readonly<{
  cases: number
  byClass: CountBy
  byMotive: CountBy
  byTier: CountBy
  /** Cases that have a twin. */
  twins: number
  kappa: Kappa
  kappaMotive: Kappa
  keywordBaseline: Readonly<{
    /** Share of cases whose primary motive a list of words names right, by tier. */
    byTier: Readonly<Record<string, number | null>>
    /** The same for the class; a mixed case is never right, since the list knows no mixed. */
    classByTier: Readonly<Record<string, number | null>>
  }>
}>

/**
 * What there is, and how far it can be trusted: counts, agreement of the two independent readings, and how well a mere
 * list of words would do. Retired cases are left out.
 */
export function bankFigures(all: readonly ComplaintCase[], rng: Rng): BankFigures {
  const cases = all.filter(({ status }) => status !== 'retired')
  const pairs = cases.map(({ votes, author }) => firstTwo(votes, author)).filter((pair) => pair !== undefined)
  const tally = <T extends string | number>(names: readonly T[], of: (it: ComplaintCase) => T): CountBy =>
    Object.fromEntries(names.map((name) => [name, cases.filter((it) => of(it) === name).length]))
  const shareByTier = (right: (it: ComplaintCase) => boolean) =>
    Object.fromEntries(
      TIERS.map((tier) => {
        const ofTier = cases.filter((it) => it.tier === tier)
        return [tier, ofTier.length === 0 ? null : ofTier.filter(right).length / ofTier.length]
      }),
    )
  const labels = (of: (vote: Vote) => string): Labels[] => pairs.map(([a, b]) => [of(a), of(b)])
  return {
    cases: cases.length,
    byClass: tally(COMPLAINT_CLASSES, (it) => it.class),
    byMotive: tally(MOTIVES, (it) => it.primaryMotive),
    byTier: tally(TIERS, (it) => it.tier),
    twins: cases.filter(({ twin }) => twin).length,
    kappa: cohensKappa(
      labels((vote) => vote.class),
      rng,
    ),
    kappaMotive: cohensKappa(
      labels((vote) => vote.primaryMotive),
      rng,
    ),
    keywordBaseline: {
      byTier: shareByTier(({ text, primaryMotive }) => keywordMotive(text) === primaryMotive),
      classByTier: shareByTier((it) => keywordClass(it.text) === it.class),
    },
  }
}

/** The earliest votes of two different raters, neither of them the author. */
function firstTwo(votes: readonly Vote[], author: string): readonly [Vote, Vote] | undefined {
  const [first, ...others] = votes.filter(({ rater }) => rater !== author)
  const second = others.find(({ rater }) => rater !== first?.rater)
  return first && second && [first, second]
}
