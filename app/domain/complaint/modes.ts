import { byCodeUnit, type Rng, shuffled } from '../shared/rng.ts'
import { type Logged, pairWeights } from './confusion.ts'
import { COMPLAINT_CLASSES, type Motive } from './motives.ts'
import type { ComplaintCase, Tier } from './schema.ts'

export const DRILL_MODES = ['learn', 'sprint', 'twins', 'pile', 'challenge'] as const
export type DrillMode = (typeof DRILL_MODES)[number]

/** A sprint's time, and more cases than anybody reads in it. */
export const SPRINT_MS = 90_000
export const SPRINT_CASES = 40
export const TWIN_PAIRS = 5
export const PILE_CASES = 12

type Candidate = Pick<ComplaintCase, 'id' | 'class' | 'primaryMotive' | 'tier' | 'twin'>
type Learner = Readonly<{ met: ReadonlySet<string>; log: readonly Logged[]; tier: Tier }>

/** Cases for a sprint: of the learner's tier and below, those not met first. */
export function chooseSprint<T extends Candidate>(bank: readonly T[], learner: Learner, rng: Rng): T[] {
  const known = inOrder(bank, rng).filter(({ tier }) => tier <= learner.tier)
  return [...known.filter(isNew(learner)), ...known.filter(isMet(learner))].slice(0, SPRINT_CASES)
}

/**
 * Pairs of twins, flat and side by side: those not met first, among them the pairs of motives most confused. Which of
 * the two stands on the left is chance.
 */
export function choosePairs<T extends Candidate>(bank: readonly T[], learner: Learner, rng: Rng): T[] {
  const byId = new Map(bank.map((it) => [it.id, it]))
  const weights = pairWeights(learner.log)
  const weightOf = (a: Motive, b: Motive) =>
    weights.find(({ pair }) => pair.includes(a) && pair.includes(b))?.weight ?? 0
  return inOrder(bank, rng)
    .flatMap((one) => {
      const other = one.twin === undefined ? undefined : byId.get(one.twin)
      return other && byCodeUnit(one.id, other.id) < 0 ? [[one, other] as const] : []
    })
    .map((pair) => ({
      pair,
      met: pair.filter(isMet(learner)).length,
      weight: weightOf(pair[0].primaryMotive, pair[1].primaryMotive),
    }))
    .sort((x, y) => x.met - y.met || y.weight - x.weight)
    .slice(0, TWIN_PAIRS)
    .flatMap(({ pair }) => shuffled(pair, rng))
}

/** A stack to sort by class: as many of each class as the bank has, of the learner's tier and below. */
export function choosePile<T extends Candidate>(bank: readonly T[], learner: Learner, rng: Rng): T[] {
  const known = inOrder(bank, rng).filter(({ tier }) => tier <= Math.max(learner.tier, 2))
  const queue = [...known.filter(isNew(learner)), ...known.filter(isMet(learner))]
  const each = PILE_CASES / COMPLAINT_CLASSES.length
  const even = COMPLAINT_CLASSES.flatMap((of) => queue.filter((it) => it.class === of).slice(0, each))
  const rest = queue.filter((it) => !even.includes(it)).slice(0, PILE_CASES - even.length)
  return shuffled([...even, ...rest], rng)
}

/** By chance, from an order that does not depend on the database's. */
const inOrder = <T extends Candidate>(bank: readonly T[], rng: Rng): T[] =>
  shuffled(
    [...bank].sort((a, b) => byCodeUnit(a.id, b.id)),
    rng,
  )
const isMet =
  ({ met }: Learner) =>
  ({ id }: Candidate) =>
    met.has(id)
const isNew =
  ({ met }: Learner) =>
  ({ id }: Candidate) =>
    !met.has(id)
