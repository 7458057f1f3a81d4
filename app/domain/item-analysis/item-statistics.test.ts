import { expect, test } from 'vitest'
import { itemStatistics } from './item-statistics.ts'

test('worked by hand: five attempts, three of them right', () => {
  // item 1 1 1 0 0 (mean 0.6), rest 80 70 60 60 50 (mean 64)
  // Σab = 0.4·16 + 0.4·6 + 0.4·(−4) + (−0.6)·(−4) + (−0.6)·(−14) = 18
  // Σa² = 3·0.16 + 2·0.36 = 1.2, Σb² = 256 + 36 + 16 + 16 + 196 = 520, r = 18 / √624 = 0.7206
  const rows = [
    { item: 100, rest: 8_000 },
    { item: 100, rest: 7_000 },
    { item: 100, rest: 6_000 },
    { item: 0, rest: 6_000 },
    { item: 0, rest: 5_000 },
  ]
  const told = itemStatistics(rows, 100)
  expect(told).toMatchObject({ n: 5, facility: 0.6 })
  expect(told.discrimination).toBeCloseTo(18 / Math.sqrt(624), 12)
})

test.each([
  { name: 'nobody', rows: [], told: { n: 0, facility: null, discrimination: null } },
  {
    name: 'one attempt',
    rows: [{ item: 50, rest: 6_000 }],
    told: { n: 1, facility: 0.5, discrimination: null },
  },
  {
    name: 'an item everybody got right',
    rows: [
      { item: 100, rest: 6_000 },
      { item: 100, rest: 5_000 },
    ],
    told: { n: 2, facility: 1, discrimination: null },
  },
])('$name gives no evidence it does not have', ({ rows, told }) => {
  expect(itemStatistics(rows, 100)).toEqual(told)
})
