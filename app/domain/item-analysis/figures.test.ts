import { describe, expect, test } from 'vitest'
import { seededRng } from '../shared/rng.ts'
import { classicalItems } from './classical.ts'
import { readMatrix } from './csv-matrix.ts'
import { type DifRow, mantelHaenszel } from './dif.ts'
import { driftOf } from './drift.ts'
import { examStatistics } from './exam-statistics.ts'
import { flagsOf } from './flags.ts'
import { optionFigures } from './options.ts'

describe('classical figures', () => {
  test('what is not defined is null, never 0', () => {
    const matrix = {
      items: [
        { id: 'same', outOf: 1 },
        { id: 'free', outOf: 0 },
      ],
      rows: [
        [1, 0],
        [1, 0],
        [1, 0],
      ],
    }
    const [same, free] = classicalItems(matrix)
    expect(same).toMatchObject({
      facility: 1,
      sd: 0,
      discriminationIndex: null,
      discriminativeEfficiency: null,
      pointBiserial: null,
    })
    expect(free).toMatchObject({ facility: null, sd: null, upperLower27: null })
    expect(examStatistics({ items: [], rows: [] })).toMatchObject({
      people: 0,
      mean: null,
      alpha: null,
      sem: null,
    })
  })

  test('drawn items count for those who had them; α is not given over different forms', () => {
    const matrix = {
      items: ['a', 'b', 'c'].map((id) => ({ id, outOf: 2 })),
      rows: [
        [2, null, 1],
        [0, 1, null],
        [1, 2, null],
      ],
    }
    expect(classicalItems(matrix).map(({ n, facility }) => [n, facility])).toEqual([
      [3, 0.5],
      [2, 0.75],
      [1, 0.5],
    ])
    expect(examStatistics(matrix).alpha).toBeNull()
  })

  test('an item against the others has no effective weight and a negative index', () => {
    const rows = [
      [1, 1, 0],
      [1, 1, 0],
      [0, 0, 1],
      [1, 0, 1],
    ]
    const item = classicalItems({ items: ['a', 'b', 'against'].map((id) => ({ id, outOf: 1 })), rows })[2]
    expect(item?.effectiveWeight).toBeNull()
    expect(item?.discriminationIndex).toBeLessThan(0)
  })
})

describe('options', () => {
  const picks = Array.from({ length: 100 }, (_, n) => ({ chosen: [n < 60 ? 'b' : 'a'], rest: n }))
  test('the key drawn by the weaker half is named first, with the distractor that draws the better', () => {
    const options = optionFigures(
      [
        { id: 'a', isKey: false },
        { id: 'b', isKey: true },
        { id: 'c', isKey: false },
      ],
      picks,
    )
    expect(options.map(({ id, rate }) => [id, rate])).toEqual([
      ['a', 0.4],
      ['b', 0.6],
      ['c', 0],
    ])
    expect(options[1]?.curve).toEqual([1, 1, 1, 0, 0])
    const [item] = classicalItems({
      items: [
        { id: 'x', outOf: 1 },
        { id: 'rest', outOf: 100 },
      ],
      rows: picks.map(({ chosen, rest }) => [chosen[0] === 'b' ? 1 : 0, rest]),
    })
    if (!item) throw new Error('no item')
    expect(flagsOf(item, options)).toEqual([
      { flag: 'keyAgainst' },
      { flag: 'distractorDraws', option: 'a' },
      { flag: 'distractorUnused', option: 'c' },
    ])
    expect(flagsOf({ ...item, n: 29 }, options)).toEqual([])
  })

  test('equal rests stay in one fifth', () => {
    const same = optionFigures(
      [{ id: 'a', isKey: true }],
      [0, 1, 2, 3].map(() => ({ chosen: ['a'], rest: 5 })),
    )
    expect(same[0]?.curve.filter((share) => share !== null)).toEqual([1])
  })
})

/** Worked by hand: two strata of the shape of Agresti's examples; αMH = Σ(ad/n) ÷ Σ(bc/n). */
describe('differential functioning', () => {
  const cell = (stratum: number, group: DifRow['group'], right: boolean, n: number): DifRow[] =>
    Array.from({ length: n }, () => ({ stratum, group, right }))
  const rows = [
    ...cell(0, 'reference', true, 60),
    ...cell(0, 'reference', false, 60),
    ...cell(0, 'focal', true, 30),
    ...cell(0, 'focal', false, 90),
    ...cell(1, 'reference', true, 90),
    ...cell(1, 'reference', false, 30),
    ...cell(1, 'focal', true, 60),
    ...cell(1, 'focal', false, 60),
  ]
  test('an item three times as likely right for one group is C', () => {
    const dif = mantelHaenszel(rows)
    expect(dif.oddsRatio).toBeCloseTo(3, 12)
    expect(dif.delta).toBeCloseTo(-2.35 * Math.log(3), 12)
    // gap 15 + 15, variance 2·120·120·(90·150)/(240²·239): (30 − ½)² / that
    expect(dif.chiSquare).toBeCloseTo(29.5 ** 2 / ((2 * 120 * 120 * 90 * 150) / (240 * 240 * 239)), 9)
    expect(dif.verdict).toBe('C')
  })
  test('equal odds are A; a small group gets figures at most', () => {
    const fair = [0, 1].flatMap((s) =>
      (['reference', 'focal'] as const).flatMap((g) => [
        ...cell(s, g, true, 60 + s),
        ...cell(s, g, false, 60),
      ]),
    )
    expect(mantelHaenszel(fair)).toMatchObject({ oddsRatio: 1, verdict: 'A' })
    const few = rows.filter((row, n) => row.group === 'reference' || n % 2 === 0)
    expect(mantelHaenszel(few)).toMatchObject({ focal: 120, verdict: null })
    expect(mantelHaenszel(few).delta).not.toBeNull()
    expect(mantelHaenszel(rows.slice(0, 150)).delta).toBeNull()
  })
})

test('drift is a change beyond chance and worth a look, between versions with people enough', () => {
  const versions = [
    { version: 3, n: 100, facility: 0.5, variance: 0.25 },
    { version: 1, n: 100, facility: 0.8, variance: 0.16 },
    { version: 2, n: 29, facility: 0.1, variance: 0.09 },
  ]
  const [drift, ...others] = driftOf(versions)
  expect(others).toEqual([])
  expect(drift).toMatchObject({ from: 1, to: 3, isDrift: true })
  expect(drift?.z).toBeCloseTo(-0.3 / Math.sqrt(0.0041), 9)
})

describe('a matrix in a file', () => {
  test('names, full marks, whole scores and empty cells', () => {
    const read = readMatrix([
      ['姓名', 'Q1', 'Q2/8', '总分'],
      ['甲', '1', '5.5', '7'],
      ['乙', '', '3', '3'],
    ])
    expect(read).toEqual({
      ok: true,
      value: {
        matrix: {
          items: [
            { id: 'Q1', outOf: 1 },
            { id: 'Q2', outOf: 8 },
          ],
          rows: [
            [1, 5.5],
            [null, 3],
          ],
          totals: [7, 3],
        },
        assumedFullMarks: [],
      },
    })
  })
  test.each([
    [[['a', 'b'], ['1']], 2, '有 1 格'],
    [
      [
        ['a', 'a'],
        ['1', '0'],
      ],
      1,
      '两次',
    ],
    [
      [
        ['a', 'b'],
        ['1', 'x'],
      ],
      2,
      '不是数字',
    ],
    [
      [
        ['a/2', 'b'],
        ['1', '0'],
        ['3', '1'],
      ],
      3,
      '高于满分',
    ],
    [
      [
        ['a', 'b'],
        ['1', ''],
      ],
      1,
      '没有一个人',
    ],
    [[['a', 'b']], 1, '没有数据'],
  ])('%j is refused by line', (records, line, message) => {
    const read = readMatrix(records)
    expect(read.ok).toBe(false)
    if (read.ok) return
    expect(read.refusal.line).toBe(line)
    expect(read.refusal.message).toContain(message)
  })
  test('a full mark nobody wrote is said to be assumed', () => {
    const read = readMatrix([
      ['a', 'b'],
      ['3', '1'],
      ['5', '0'],
    ])
    expect(read.ok && read.value.assumedFullMarks).toEqual(['a'])
  })
})

test('the order of people changes nothing', () => {
  const rng = seededRng('00112233445566778899aabbccddeeff', 'bootstrap')
  const rows = Array.from({ length: 40 }, () => [0, 1, 2, 3].map(() => rng.int(2)))
  const items = ['a', 'b', 'c', 'd'].map((id) => ({ id, outOf: 1 }))
  const [there, back] = [
    classicalItems({ items, rows }),
    classicalItems({ items, rows: [...rows].reverse() }),
  ]
  for (const [n, item] of there.entries())
    expect(item.discriminationIndex).toBeCloseTo(back[n]?.discriminationIndex ?? Number.NaN, 9)
})
