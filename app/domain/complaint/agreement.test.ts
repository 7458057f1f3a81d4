import { expect, test } from 'vitest'
import { seededRng } from '../shared/rng.ts'
import { cohensKappa, fleissKappa, type Labels } from './agreement.ts'

const times = (n: number, pair: Labels): Labels[] => Array.from({ length: n }, () => pair)

test('Cohen: 20 yes/yes, 5 yes/no, 10 no/yes, 15 no/no gives 0.4', () => {
  // observed 35/50 = 0.7; expected 0.5 × 0.6 + 0.5 × 0.4 = 0.5; (0.7 − 0.5) ÷ 0.5
  const pairs = [
    ...times(20, ['y', 'y']),
    ...times(5, ['y', 'n']),
    ...times(10, ['n', 'y']),
    ...times(15, ['n', 'n']),
  ]
  const { n, observed, kappa, low, high } = cohensKappa(pairs, seededRng('0'.repeat(32), 'bootstrap'))
  expect(n).toBe(50)
  expect(observed).toBeCloseTo(0.7, 12)
  expect(kappa).toBeCloseTo(0.4, 12)
  expect(low).toBeLessThan(0.4)
  expect(high).toBeGreaterThan(0.4)
})

test('the same seed gives the same interval', () => {
  const pairs = [...times(9, ['a', 'a']), ...times(4, ['a', 'b']), ...times(7, ['b', 'b'])]
  const once = () => cohensKappa(pairs, seededRng('1'.padStart(32, '0'), 'bootstrap'))
  expect(once()).toEqual(once())
})

test('no kappa where nobody varies', () => {
  const { kappa, low } = cohensKappa(times(8, ['a', 'a']), seededRng('0'.repeat(32), 'bootstrap'))
  expect([kappa, low]).toEqual([null, null])
})

test('Fleiss 1971: the worked table of ten subjects, fourteen raters and five categories gives 0.210', () => {
  // the widely reprinted worked example: counts a category for each subject
  const table = [
    [0, 0, 0, 0, 14],
    [0, 2, 6, 4, 2],
    [0, 0, 3, 5, 6],
    [0, 3, 9, 2, 0],
    [2, 2, 8, 1, 1],
    [7, 7, 0, 0, 0],
    [3, 2, 6, 3, 0],
    [2, 5, 3, 2, 2],
    [6, 5, 2, 1, 0],
    [0, 2, 2, 3, 7],
  ]
  const items = table.map((row) =>
    row.flatMap((n, category) => Array.from({ length: n }, () => `${category}`)),
  )
  expect(fleissKappa(items)).toBeCloseTo(0.20993, 4)
})
