import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { agreement, quadraticKappa } from './agreement.ts'

/** Quadratic weighted kappa as it is usually written: over the table of categories. */
function kappaByTable(pairs: readonly { a: number; b: number }[]): number | null {
  const values = [...new Set(pairs.flatMap(({ a, b }) => [a, b]))]
  const n = pairs.length
  let [observed, expected] = [0, 0]
  for (const i of values)
    for (const j of values) {
      const weight = (i - j) ** 2
      observed += (weight * pairs.filter(({ a, b }) => a === i && b === j).length) / n
      expected +=
        (weight * pairs.filter(({ a }) => a === i).length * pairs.filter(({ b }) => b === j).length) / n ** 2
    }
  return expected === 0 ? null : 1 - observed / expected
}

describe('quadratic weighted kappa', () => {
  test('a table worked by hand: readings 0,0,1,2 and 0,1,1,2', () => {
    // observed (1²)/4 = 0.25; expected (0·4/16 …) = mean a² 1.25 + mean b² 1.5 − 2·0.75·1 = 1.25
    const pairs = [
      { a: 0, b: 0 },
      { a: 0, b: 1 },
      { a: 1, b: 1 },
      { a: 2, b: 2 },
    ]
    expect(quadraticKappa(pairs)).toBeCloseTo(0.8, 12)
  })

  test.each([
    { name: 'nobody', pairs: [], kappa: null },
    { name: 'both always the same one', pairs: [{ a: 2, b: 2 }], kappa: null },
    { name: 'one apart, without any spread', pairs: [{ a: 2, b: 3 }], kappa: 0 },
    {
      name: 'turned around',
      pairs: [
        { a: 0, b: 1 },
        { a: 1, b: 0 },
      ],
      kappa: -1,
    },
  ])('$name: $kappa', ({ pairs, kappa }) => expect(quadraticKappa(pairs)).toBe(kappa))

  test('the moments give what the table gives', () => {
    const pair = fc.record({ a: fc.integer({ min: 0, max: 5 }), b: fc.integer({ min: 0, max: 5 }) })
    fc.assert(
      fc.property(fc.array(pair, { minLength: 1, maxLength: 30 }), (pairs) => {
        const [mine, table] = [quadraticKappa(pairs), kappaByTable(pairs)]
        if (table === null || mine === null) expect(mine).toBe(table)
        else expect(mine).toBeCloseTo(table, 9)
      }),
    )
  })
})

test('levels are compared criterion by criterion, points answer by answer', () => {
  const answers = [
    { a: 1_500, b: 1_000, outOf: 2_000 },
    { a: 500, b: 500, outOf: 2_000 },
  ]
  const levels = [
    { a: 2, b: 1 },
    { a: 1, b: 1 },
    { a: 0, b: 2 },
    { a: 1, b: 1 },
  ]
  expect(agreement(answers, levels)).toMatchObject({
    answers: 2,
    meanDifference: 250,
    criteria: 4,
    exact: 0.5,
    adjacent: 0.75,
  })
  expect(agreement([], [])).toMatchObject({ meanDifference: null, exact: null, adjacent: null, kappa: null })
})
