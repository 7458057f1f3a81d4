import { expect, test } from 'vitest'
import { dimensionMap, type ScoredTalk } from './dimension-map.ts'

const pct = (D3: number, rest = 80) => ({ D1: rest, D2: rest, D3, D4: rest, D5: rest, D6: rest })
const aTalk = (more: Partial<ScoredTalk> = {}): ScoredTalk => ({
  personId: 'a',
  scenario: 'price',
  mode: 'free',
  parentId: null,
  provisional: false,
  endedAt: 1,
  total: 5_000,
  pct: pct(40),
  ...more,
})
const d3 = (talks: ScoredTalk[], by: 'latest' | 'best' = 'latest') => {
  const { dimensions, rows } = dimensionMap(['a'], talks, by)
  return rows[0]?.cells[dimensions.findIndex(({ id }) => id === 'D3')]
}

test('a person’s share is the mean of one talk a scenario, the latest or the best', () => {
  const talks = [
    aTalk({ endedAt: 2, total: 4_000, pct: pct(30) }),
    aTalk({ endedAt: 1, total: 6_000, pct: pct(70) }),
    aTalk({ scenario: 'coverage', pct: pct(55) }),
  ]
  // (30 + 55) / 2 and (70 + 55) / 2, floored
  expect(d3(talks)).toMatchObject({ percent: 42, low: true, scenarios: 2 })
  expect(d3(talks, 'best')).toMatchObject({ percent: 62, low: false, scenarios: 2 })
})

test.each([{ mode: 'guided' }, { mode: 'team' }, { parentId: 'x' }, { provisional: true }])(
  'a talk with $mode $parentId $provisional shows nobody’s own skill',
  (more) => {
    expect(d3([aTalk(more)])).toEqual({ kind: 'none' })
  },
)

test('the team’s weakest dimension stands first, and counts who is low in it', () => {
  const { dimensions } = dimensionMap(
    ['a', 'b', 'c'],
    [aTalk(), aTalk({ personId: 'b', pct: pct(61) })],
    'latest',
  )
  expect(dimensions[0]).toMatchObject({ id: 'D3', all: { percent: 50 }, measured: 2, low: 1 })
  expect(dimensionMap(['a'], [], 'best').dimensions.map(({ id }) => id)).toEqual([
    'D1',
    'D2',
    'D3',
    'D4',
    'D5',
    'D6',
  ])
})
