import { byCodeUnit, type Rng, shuffled } from '../shared/rng.ts'
import { type Logged, pairWeights } from './confusion.ts'
import { MOTIVES, type Motive } from './motives.ts'
import type { ComplaintCase, Tier } from './schema.ts'

export const SET_LENGTH = 10

type Candidate = Pick<ComplaintCase, 'id' | 'primaryMotive' | 'tier' | 'twin'>
export type Learner = Readonly<{
  /** Ids of cases due for review, the most overdue first. */
  due: readonly string[]
  /** Ids of all cases ever answered. */
  met: ReadonlySet<string>
  /** Ids missed (under 60) in the last set. */
  missed: readonly string[]
  log: readonly Logged[]
  tier: Tier
}>

/**
 * A set of ten (complaint-drill.md §7): up to five due for review; then three new ones of the pair of motives most
 * confused, one twin of a case missed last time, one of the motive least met; what remains is new ones of the tier.
 * New ones come from the learner's tier or below it, the tier itself first. Twins stand at least two places apart.
 * Same cases, learner and seed: same set. Fewer than ten only when the bank has no more.
 */
export function chooseSet<T extends Candidate>(bank: readonly T[], learner: Learner, rng: Rng): T[] {
  const byId = new Map(bank.map((it) => [it.id, it]))
  const inOrder = shuffled(
    [...bank].sort((a, b) => byCodeUnit(a.id, b.id)),
    rng,
  )
  const fresh = inOrder
    .filter(({ id, tier }) => !learner.met.has(id) && tier <= learner.tier)
    .sort((a, b) => b.tier - a.tier)
  const chosen: T[] = []
  const take = (candidates: readonly (T | undefined)[], most: number) => {
    let left = Math.min(most, SET_LENGTH - chosen.length)
    for (const it of candidates) {
      if (left === 0) return
      if (!it || chosen.includes(it)) continue
      chosen.push(it)
      left--
    }
  }
  take(
    learner.due.map((id) => byId.get(id)),
    5,
  )
  const heaviest = pairWeights(learner.log)[0]?.pair ?? ['E1', 'E4']
  take(alternating(fresh, heaviest), 3)
  take(
    learner.missed.map((id) => byId.get(byId.get(id)?.twin ?? '')),
    1,
  )
  take(
    fresh.filter(({ primaryMotive }) => primaryMotive === leastMet(learner.log)),
    1,
  )
  take(fresh, SET_LENGTH)
  // a learner who has met everything of his tier goes on with what he met, then with harder ones
  take(
    inOrder.filter(({ tier }) => tier <= learner.tier),
    SET_LENGTH,
  )
  take(inOrder, SET_LENGTH)
  return apart(shuffled(chosen, rng))
}

/** Cases of the pair, one motive after the other, so that both are in the set. */
function alternating<T extends Candidate>(cases: readonly T[], pair: readonly [Motive, Motive]): T[] {
  const [a, b] = pair.map((motive) => cases.filter(({ primaryMotive }) => primaryMotive === motive))
  const rows = Math.max(a?.length ?? 0, b?.length ?? 0)
  return Array.from({ length: rows }, (_, at) => [a?.[at], b?.[at]])
    .flat()
    .filter((it) => it !== undefined)
}

const leastMet = (log: readonly Logged[]): Motive => {
  const count = (motive: Motive) => log.filter(({ key }) => key === motive).length
  return [...MOTIVES].sort((a, b) => count(a) - count(b))[0] ?? 'E2'
}

/** The set with at least two other cases between twins: a case that comes too soon waits, or goes to an earlier place. */
function apart<T extends Candidate>(set: readonly T[]): T[] {
  const placed: T[] = []
  const waiting = [...set]
  while (waiting.length > 0) {
    const fits = waiting.findIndex((it) => isClear(it, placed.slice(-2)))
    const [next] = waiting.splice(Math.max(fits, 0), 1)
    if (!next) break
    const place = fits >= 0 ? placed.length : earlierPlace(next, placed)
    placed.splice(place, 0, next)
  }
  return placed
}

const isClear = ({ twin }: Candidate, near: readonly Candidate[]): boolean =>
  near.every(({ id }) => id !== twin)

/** The last place before the end where a case stands clear of its twin; the end itself in a set too short for it. */
function earlierPlace(it: Candidate, placed: readonly Candidate[]): number {
  for (let at = placed.length; at >= 0; at--)
    if (isClear(it, placed.slice(Math.max(at - 2, 0), at + 2))) return at
  return placed.length
}
