import { describe, expect, test } from 'vitest'
import { anEntry } from '#tests/factories/bank.ts'
import { aSmallBlueprint } from '#tests/factories/blueprint.ts'
import { availableIn, cellsOf } from './cells.ts'
import { demandOf } from './demand.ts'

const demand = demandOf(aSmallBlueprint())
const available = (bank: Parameters<typeof cellsOf>[1]) =>
  Object.fromEntries(cellsOf(demand, bank).map((cell) => [cell.key, cell.available]))

describe('cells of a bank', () => {
  test('every leaf and line has a plain cell even when the bank is empty', () => {
    expect(available([])).toEqual({
      'work.care|single|100': 0,
      'work.care|multiple|200': 0,
      'work.care|fillIn|100': 0,
      'work.complaint|single|100': 0,
      'work.complaint|multiple|200': 0,
      'work.complaint|fillIn|100': 0,
      'law|single|100': 0,
      'law|multiple|200': 0,
      'law|fillIn|100': 0,
    })
  })

  test.each([
    { name: 'a ready item for the level', given: {}, count: 1 },
    { name: 'a draft', given: { status: 'draft' as const }, count: 0 },
    { name: 'an item for another level', given: { levels: ['l2' as const] }, count: 0 },
    { name: 'an item worth what no line asks for', given: { points: 300 }, count: 0 },
    { name: 'an item of an unknown leaf', given: { leaf: 'pro.core' }, count: 0 },
    { name: 'a reserved item', given: { reserved: true }, count: 1 },
  ])('$name counts $count', ({ given, count }) => {
    const cells = cellsOf(demand, [anEntry({ id: 'a', ...given })])
    expect(cells.reduce((sum, cell) => sum + cell.available, 0)).toBe(count)
  })

  test('a fill-in of three blanks is a cell of three points that takes three of its line', () => {
    const cells = cellsOf(demand, [anEntry({ id: 'a', kind: 'fillIn', points: 300, blanks: 3 })])
    expect(cells.find(({ key }) => key === 'law|fillIn|300')).toMatchObject({
      units: 3,
      available: 1,
      line: 2,
    })
  })

  test.each([
    { name: 'five free items', groups: [[], [], [], [], []], meet: 5 },
    { name: 'three of one group and two free', groups: [['g'], ['g'], ['g'], [], []], meet: 3 },
    { name: 'two pairs', groups: [['g'], ['g'], ['h'], ['h']], meet: 2 },
    {
      name: 'a ring of three pairs',
      groups: [
        ['a', 'b'],
        ['b', 'c'],
        ['c', 'a'],
      ],
      meet: 1,
    },
    { name: 'nothing', groups: [], meet: 0 },
  ])('of $name, $meet can surely meet', ({ groups, meet }) => {
    expect(
      availableIn(
        demand,
        groups.map((enemyGroups, n) => anEntry({ id: `${n}`, enemyGroups })),
      ),
    ).toBe(meet)
  })
})
