import { describe, expect, test } from 'vitest'
import { aBank, anEntry } from '#tests/factories/bank.ts'
import { aBlueprint, aSmallBlueprint } from '#tests/factories/blueprint.ts'
import { stockAgainst } from './stock.ts'

describe('stockAgainst', () => {
  test('a bank of three forms has enough for two everywhere', () => {
    const stock = stockAgainst({ blueprint: aBlueprint(), bank: aBank({ copies: 3 }) })
    expect(stock.nodes.filter(({ short }) => short > 0)).toEqual([])
    expect(stock.mix.map(({ stock: held, needed }) => [held, needed])).toEqual([
      [135, 90],
      [30, 20],
      [45, 30],
      [45, 30],
      [15, 10],
    ])
    expect(stock.total).toEqual({ weight: 100, quota: 10_000, stock: 30_000, needed: 20_000, short: 0 })
    expect(stock.mixPoints).toBe(10_000)
  })

  // the small blueprint: work 60 (care 30, complaint 30), law 40 of ten points; two forms need 12 and 8 points
  const care = (id: string, given = {}) =>
    anEntry({ id, leaf: 'work.care', knowledgePoint: 'work.care.x', ...given })
  const bank = [
    care('1'),
    care('2', { kind: 'multiple', points: 200, difficulty: 'hard' }),
    care('3', { kind: 'fillIn', points: 200, blanks: 2 }),
    anEntry({ id: '4' }),
  ]
  const stock = stockAgainst({ blueprint: aSmallBlueprint(), bank })
  const node = (id: string) => stock.nodes.find((one) => one.id === id)

  test('a node counts the points of everything under it', () => {
    expect(node('work')).toMatchObject({
      depth: 1,
      isLeaf: false,
      quota: 600,
      stock: 500,
      needed: 1_200,
      short: 700,
    })
    expect(node('work.care')).toMatchObject({
      depth: 2,
      isLeaf: true,
      quota: 300,
      stock: 500,
      needed: 600,
      short: 100,
    })
    expect(node('work.complaint')).toMatchObject({ stock: 0, short: 600 })
    expect(node('law')).toMatchObject({ depth: 1, isLeaf: true, stock: 100, short: 700 })
  })

  test('kinds are counted in items, fill-ins in blanks', () => {
    expect(stock.mix.map(({ kind, stock: held, needed, short }) => [kind, held, needed, short])).toEqual([
      ['single', 2, 8, 6],
      ['multiple', 1, 4, 3],
      ['fillIn', 2, 4, 2],
    ])
  })

  test('grades are counted in items against their share of the largest form', () => {
    expect(stock.mostItems).toBe(8)
    expect(stock.grades.map(({ grade, stock: held, needed }) => [grade, held, needed])).toEqual([
      ['easy', 3, 8],
      ['medium', 0, 7],
      ['hard', 1, 2],
    ])
  })

  test.each([
    { name: 'another level', given: { levels: ['l1' as const] } },
    { name: 'still in review', given: { status: 'review' as const } },
    { name: 'a kind the mix does not ask for', given: { kind: 'trueFalse' as const } },
    { name: 'a leaf the blueprint does not have', given: { leaf: 'pro.core', knowledgePoint: 'pro.core.x' } },
  ])('an item of $name is no stock', ({ given }) => {
    const { total, usable } = stockAgainst({
      blueprint: aSmallBlueprint(),
      bank: [anEntry({ id: '1', ...given })],
    })
    expect([total.stock, usable]).toEqual([0, 0])
  })

  test('a single form needs half of two', () => {
    expect(stockAgainst({ blueprint: aSmallBlueprint(), bank, forms: 1 }).total.needed).toBe(1_000)
  })
})
