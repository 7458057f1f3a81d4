import { describe, expect, test } from 'vitest'
import { areAdjacent, classOf, MOTIVES } from './motives.ts'
import { scoreAnswer } from './score.ts'

describe('class, 60 points', () => {
  test.each([
    { key: 'emotional', said: 'emotional', percent: 60 },
    { key: 'emotional', said: 'rational', percent: 0 },
    { key: 'emotional', said: 'mixed', percent: 0 },
    { key: 'mixed', said: 'mixed', percent: 60 },
    { key: 'mixed', said: 'emotional', percent: 30 },
    { key: 'mixed', said: 'rational', percent: 0 },
    { key: 'rational', said: undefined, percent: 0 },
  ] as const)('key $key, said $said: $percent', ({ key, said, percent }) => {
    const primaryMotive = key === 'rational' ? 'R2' : 'E1'
    expect(scoreAnswer({ class: key, primaryMotive }, { class: said }).class.percent).toBe(percent)
  })
})

describe('motive, 40 points', () => {
  const cells = MOTIVES.flatMap((key) => MOTIVES.map((said) => ({ key, said })))
  test.each(cells)('key $key, said $said', ({ key, said }) => {
    const percent = key === said ? 40 : areAdjacent(key, said) ? 20 : 0
    const scored = scoreAnswer({ class: classOf(key), primaryMotive: key }, { primaryMotive: said })
    expect(scored.motive.percent).toBe(percent)
  })
  test('the three adjacent pairs are E1/E4, E3/E4 and R1/R2', () => {
    const adjacent = cells.filter(({ key, said }) => key < said && areAdjacent(key, said))
    expect(adjacent.map(({ key, said }) => `${key}/${said}`)).toEqual(['E1/E4', 'E3/E4', 'R1/R2'])
  })
  test('a motive the case accepts counts as the key', () => {
    const key = { class: 'emotional', primaryMotive: 'E4', accept: ['E3'] } as const
    expect(scoreAnswer(key, { class: 'emotional', primaryMotive: 'E3' }).percent).toBe(100)
  })
})

test('the seed sentence taken for its neighbour earns 80', () => {
  const key = { class: 'emotional', primaryMotive: 'E1' } as const
  expect(scoreAnswer(key, { class: 'emotional', primaryMotive: 'E4' }).percent).toBe(80)
})
