import { expect, test } from 'vitest'
import { seededRng, widenSeed } from '../shared/rng.ts'
import { ratingOf } from './feedback.ts'
import { choosePairs, choosePile, chooseSprint, PILE_CASES, TWIN_PAIRS } from './modes.ts'
import { COMPLAINT_CLASSES, classOf, MOTIVES } from './motives.ts'
import type { Tier } from './schema.ts'

const bank = MOTIVES.flatMap((primaryMotive, m) =>
  Array.from({ length: 6 }, (_, at) => ({
    id: `c-${primaryMotive.toLowerCase()}-${String(at + 1).padStart(3, '0')}`,
    primaryMotive,
    class: at === 5 ? ('mixed' as const) : classOf(primaryMotive),
    tier: ((at % 4) + 1) as Tier,
    twin: `c-${(MOTIVES[m ^ 1] ?? 'E1').toLowerCase()}-${String(at + 1).padStart(3, '0')}`,
  })),
)
const rng = (seed: number) => seededRng(widenSeed(seed), 'drill')
const learner = { met: new Set<string>(), log: [], tier: 2 as Tier }

test('twins come in pairs that point at each other, the most confused motives first', () => {
  const log = Array.from({ length: 12 }, () => ({ key: 'R3', said: 'R4' }) as const)
  const pairs = choosePairs(bank, { ...learner, log }, rng(1))
  expect(pairs).toHaveLength(TWIN_PAIRS * 2)
  for (let at = 0; at < pairs.length; at += 2) expect(pairs[at]?.twin).toBe(pairs[at + 1]?.id)
  expect(new Set(pairs.map(({ primaryMotive }) => primaryMotive))).toEqual(new Set(['R3', 'R4']))
})

test('a pile has as many of each class as there are, and is twelve', () => {
  const pile = choosePile(bank, learner, rng(2))
  expect(pile).toHaveLength(PILE_CASES)
  expect(COMPLAINT_CLASSES.map((of) => pile.filter((it) => it.class === of).length)).toEqual([4, 4, 4])
})

test('a sprint begins with what was not met', () => {
  const met = new Set(bank.filter(({ tier }) => tier === 1).map(({ id }) => id))
  const sprint = chooseSprint(bank, { ...learner, met }, rng(3))
  const firstMet = sprint.findIndex(({ id }) => met.has(id))
  expect(sprint.slice(firstMet).every(({ id }) => met.has(id))).toBe(true)
  expect(sprint.every(({ tier }) => tier <= 2)).toBe(true)
})

test.each([
  { score: 100, tookMs: 4200, rating: 'easy' },
  { score: 100, tookMs: 4201, rating: 'good' },
  { score: 60, tookMs: 100, rating: 'hard' },
  { score: 59, tookMs: 100, rating: 'again' },
])('$score in $tookMs ms over ten characters is $rating', ({ score, tookMs, rating }) => {
  expect(ratingOf(score, tookMs, 10)).toBe(rating)
})
