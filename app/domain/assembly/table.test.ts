import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { aBank } from '#tests/factories/bank.ts'
import { aBlueprint } from '#tests/factories/blueprint.ts'
import { widenSeed } from '../shared/rng.ts'
import { cellsOf } from './cells.ts'
import { demandOf } from './demand.ts'
import { findTable } from './table.ts'
import { tableFaults } from './table-check.ts'

const demand = demandOf(aBlueprint())

test('whatever is taken from the bank, a table found breaks no rule', () => {
  const bank = aBank()
  let found = 0
  fc.assert(
    fc.property(fc.nat(), fc.uniqueArray(fc.nat(bank.length - 1), { maxLength: 140 }), (n, gone) => {
      const cells = cellsOf(
        demand,
        bank.filter((_, place) => !gone.includes(place)),
      )
      const table = findTable({ demand, cells, seed: widenSeed(n) })
      if (!table.ok) return
      found++
      expect(tableFaults({ demand, cells, counts: table.value.counts })).toEqual([])
    }),
    { numRuns: 40, seed: 1 },
  )
  expect(found).toBeGreaterThan(20)
})

test('a bank of exactly three forms gives a third of itself', () => {
  const cells = cellsOf(demand, aBank({ copies: 3 }))
  expect(findTable({ demand, cells, seed: widenSeed(1), forms: 3 })).toMatchObject({
    ok: true,
    value: { deviation: 0 },
  })
})

test('an emptied leaf is refused, never filled from another', () => {
  const cells = cellsOf(
    demand,
    aBank().filter(({ leaf }) => leaf !== 'law'),
  )
  expect(findTable({ demand, cells, seed: widenSeed(1) })).toMatchObject({
    ok: false,
    refusal: { code: 'no-table-found' },
  })
})

test('the same seed finds the same table', () => {
  const cells = cellsOf(demand, aBank())
  const once = findTable({ demand, cells, seed: widenSeed(5) })
  expect(findTable({ demand, cells, seed: widenSeed(5) })).toEqual(once)
})
