import { expect, test } from 'vitest'
import { toLpFormat } from './lp-format.ts'

test('a program is written with short names, bounds and whole variables', () => {
  const lp = toLpFormat({
    variables: [
      { name: 'n:law|single|100', integer: true, lower: 0, upper: 3, cost: 0 },
      { name: 'over:law', integer: false, lower: 0, upper: Number.POSITIVE_INFINITY, cost: 0.01 },
    ],
    rows: [
      {
        name: 'leaf law',
        terms: [
          [0, 100],
          [1, -1],
        ],
        lower: 600,
        upper: 600,
      },
      { name: 'stock', terms: [[0, 1]], lower: Number.NEGATIVE_INFINITY, upper: 2 },
    ],
  })
  expect(lp.split('\n')).toEqual([
    'Minimize',
    ' obj: + 0.010000000 x1',
    'Subject To',
    ' r0: + 100 x0 - 1 x1 = 600',
    ' r1b: + 1 x0 <= 2',
    'Bounds',
    ' 0 <= x0 <= 3',
    ' x1 >= 0',
    'General',
    ' x0',
    'End',
    '',
  ])
})
