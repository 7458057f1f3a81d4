import { expect, test } from 'vitest'
import { MOTIVES } from './motives.ts'
import type { Tier } from './schema.ts'
import { tierOf } from './tier.ts'

const answers = (n: number, score: number, tier: Tier = 1, motives = 4) =>
  Array.from({ length: n }, (_, at) => ({ tier, score, motive: MOTIVES[at % motives] ?? 'E1' }))

test.each([
  { name: 'stays at 1 until twenty are answered', log: answers(19, 100), tier: 1 },
  { name: 'rises on a mean of 80', log: answers(20, 80), tier: 2 },
  { name: 'does not rise on 79', log: answers(20, 79), tier: 1 },
  { name: 'does not rise on three motives', log: answers(40, 100, 1, 3), tier: 1 },
  { name: 'falls under 50 over ten', log: [...answers(20, 100), ...answers(10, 49, 2)], tier: 1 },
  { name: 'never falls under 1', log: answers(30, 0), tier: 1 },
  {
    name: 'ends at 4',
    log: ([1, 2, 3, 4] as const).flatMap((tier) => answers(20, 100, tier)),
    tier: 4,
  },
  { name: 'pays no heed to answers of another tier', log: answers(20, 100, 3), tier: 1 },
])('the tier $name', ({ log, tier }) => {
  expect(tierOf(log)).toBe(tier)
})
