import type { Instant } from '../shared/instant.ts'
import { byCodeUnit, type Rng, shuffled } from '../shared/rng.ts'
import { type Logged, pairWeights } from './confusion.ts'
import type { Motive } from './motives.ts'
import type { ComplaintCase } from './schema.ts'

export const CHALLENGE_CASES = 10
/** So many of a team's most confused pairs a challenge is about. */
const CHALLENGE_PAIRS = 3
/** A unit's figures are shown from so many people on: of fewer they would be somebody's own. */
export const FEWEST_SHOWN = 3

type Candidate = Pick<ComplaintCase, 'id' | 'primaryMotive' | 'tier'>

/** The motives a team takes for each other most, by the same weights as a learner's own choice of cases. */
export const confusedMotives = (log: readonly Logged[]): Motive[] => [
  ...new Set(
    pairWeights(log)
      .slice(0, CHALLENGE_PAIRS)
      .flatMap(({ pair }) => pair),
  ),
]

/**
 * Cases for a challenge: of these motives in turn, the harder tiers first, each motive's by chance. Fewer where the bank
 * has no more of them.
 */
export function chooseChallenge<T extends Candidate>(
  bank: readonly T[],
  motives: readonly Motive[],
  rng: Rng,
): T[] {
  const inOrder = shuffled(
    [...bank].sort((a, b) => byCodeUnit(a.id, b.id)),
    rng,
  ).sort((a, b) => b.tier - a.tier)
  const piles = motives.map((motive) => inOrder.filter(({ primaryMotive }) => primaryMotive === motive))
  const longest = Math.max(0, ...piles.map((pile) => pile.length))
  const chosen = Array.from({ length: longest }, (_, row) => piles.flatMap((pile) => pile[row] ?? [])).flat()
  return shuffled(chosen.slice(0, CHALLENGE_CASES), rng)
}

export type ChallengeState = 'waits' | 'open' | 'closed'

/** Where a challenge stands at a moment; it closes with its last millisecond. */
export function stateOfChallenge(
  { opensAt, closesAt }: { opensAt: Instant; closesAt: Instant },
  now: Instant,
): ChallengeState {
  if (now < opensAt) return 'waits'
  return now <= closesAt ? 'open' : 'closed'
}

/** A person's first try at a challenge: 0–100 for every case, 0 for what he left out. */
export type FirstTry = Readonly<{ personId: string; unitId: string; scores: readonly number[] }>

export type UnitStanding = Readonly<{
  unitId: string
  people: number
  played: number
  /** Mean score a case, 0–100, floored; null below FEWEST_SHOWN people. */
  mean: number | null
  /** From 1; equal means share a rank; null without a mean. */
  rank: number | null
}>

/**
 * Units by the mean of their people's first tries, the best first; those with too few players after them. Nobody is
 * named, and a small unit has no figure.
 * @param units each with how many trainees it has itself
 * @param cases how many cases the challenge has
 */
export function unitStandings(
  units: readonly { readonly unitId: string; readonly people: number }[],
  tries: readonly FirstTry[],
  cases: number,
): UnitStanding[] {
  const rows = units.map(({ unitId, people }) => {
    const own = tries.filter((one) => one.unitId === unitId)
    const sum = own.reduce((all, { scores }) => all + scores.reduce((a, b) => a + b, 0), 0)
    const mean = own.length < FEWEST_SHOWN ? null : Math.floor(sum / (own.length * cases))
    return { unitId, people, played: own.length, mean }
  })
  const means = rows.flatMap(({ mean }) => mean ?? [])
  return rows
    .map((row) => {
      const { mean } = row
      return { ...row, rank: mean === null ? null : 1 + means.filter((other) => other > mean).length }
    })
    .sort((a, b) => (b.mean ?? -1) - (a.mean ?? -1) || byCodeUnit(a.unitId, b.unitId))
}
