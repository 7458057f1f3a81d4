import { MOTIVES } from '#app/domain/complaint/motives.ts'
import type { ComplaintCase } from '#app/domain/complaint/schema.ts'
import { chooseSet, type Learner } from '#app/domain/complaint/select.ts'
import { seededRng, shuffled, widenSeed } from '#app/domain/shared/rng.ts'
import { atLeast, atMost, type Bar } from '../bar.ts'

const SEEDS = 200
const CONFUSED = ['E2', 'R4'] as const

/** A learner who takes E2 for R4 time and again, has eight cases due and met a third of the bank. */
function aLearner(bank: readonly ComplaintCase[]): Learner {
  const met = bank.filter((_, i) => i % 3 === 0).map(({ id }) => id)
  return {
    due: met.slice(0, 8),
    met: new Set(met),
    missed: met.slice(0, 4),
    log: Array.from({ length: 40 }, (_, i) =>
      i % 2 === 0
        ? { key: CONFUSED[0], said: CONFUSED[1] }
        : { key: MOTIVES[i % 8] ?? 'E1', said: MOTIVES[i % 8] ?? 'E1' },
    ),
    tier: 4,
  }
}

/** What the next set is made of, over 200 seeds, beside ten cases by chance. */
export function schedulingBars(bank: readonly ComplaintCase[]): Bar[] {
  const learner = aLearner(bank)
  const seeds = Array.from({ length: SEEDS }, (_, i) => widenSeed(i + 1))
  const sets = seeds.map((seed) => chooseSet(bank, learner, seededRng(seed, 'drill')))
  const chance = seeds.map((seed) => shuffled(bank, seededRng(seed, 'drill')).slice(0, 10))
  const again = seeds.map((seed) => chooseSet([...bank].reverse(), learner, seededRng(seed, 'drill')))
  const differing = sets.filter((set, i) => ids(set) !== ids(again[i] ?? [])).length
  const mean = (of: (set: readonly ComplaintCase[]) => number, over = sets) =>
    over.reduce((sum, set) => sum + of(set), 0) / over.length
  const due = new Set(learner.due)
  const dueIn = (set: readonly ComplaintCase[]) => set.filter(({ id }) => due.has(id)).length
  const ofPair = (set: readonly ComplaintCase[]) =>
    set.filter(({ id, primaryMotive }) => !due.has(id) && CONFUSED.some((it) => it === primaryMotive)).length
  return [
    atMost('C20', 'sets that differ for the same learner and seed', differing, 0, 'sets'),
    atLeast('C21', 'cases due for review in a set', mean(dueIn), 5, 'of 10', mean(dueIn, chance)),
    atLeast('C22', 'new cases of the pair most confused', mean(ofPair), 3, 'of 10', mean(ofPair, chance)),
    atMost('C23', 'twins nearer than two places', mean(tooNear), 0, 'pairs', mean(tooNear, chance)),
  ]
}

const ids = (set: readonly ComplaintCase[]): string => set.map(({ id }) => id).join()
const tooNear = (set: readonly ComplaintCase[]): number =>
  set.filter(({ twin }, at) => set.slice(at + 1, at + 3).some(({ id }) => id === twin)).length
