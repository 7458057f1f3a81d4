import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { aBank } from '#tests/factories/bank.ts'
import { aBlueprint } from '#tests/factories/blueprint.ts'
import { widenSeed } from '../shared/rng.ts'
import { assembleForms } from './assemble.ts'
import { cellsOf } from './cells.ts'
import { demandOf } from './demand.ts'
import { prepareBank } from './prepare.ts'
import { findTable } from './table.ts'
import type { CellTable } from './types.ts'

const blueprint = aBlueprint()
const bank = aBank()
const prepared = prepareBank(blueprint, bank)

function tablesFor(forms: number): CellTable[] {
  const demand = demandOf(blueprint)
  const cells = cellsOf(demand, bank)
  return [1, 2, 3].flatMap((n) => {
    const table = findTable({ demand, cells, seed: widenSeed(n), forms })
    return table.ok ? [table.value] : []
  })
}

test.each([{ forms: 2 }, { forms: 3 }])('$forms forms with no common item, each verified', ({ forms }) => {
  const tables = tablesFor(forms)
  fc.assert(
    fc.property(fc.nat(), (n) => {
      const drawn = assembleForms({ bank: prepared, tables, seed: widenSeed(n), forms, maxOverlap: 0 })
      if (!drawn.ok) throw new Error(JSON.stringify(drawn.refusal))
      const ids = drawn.value.flatMap(({ items }) => items.map(({ id }) => id))
      expect(drawn.value).toHaveLength(forms)
      expect(new Set(ids).size).toBe(ids.length)
      expect(drawn.value.every(({ verification }) => verification.ok)).toBe(true)
      expect(new Set(drawn.value.map(({ seed }) => seed)).size).toBe(forms)
    }),
    { numRuns: 20, seed: 1 },
  )
})

test('one form more than the bank holds is refused by name, not left out', () => {
  const drawn = assembleForms({
    bank: prepared,
    tables: tablesFor(3),
    seed: widenSeed(1),
    forms: 4,
    maxOverlap: 0,
  })
  expect(drawn).toMatchObject({ ok: false, refusal: { code: 'form-not-drawn', nth: 4 } })
})

test('six forms share at most 30 items two by two', () => {
  const tables = tablesFor(2)
  const drawn = assembleForms({ bank: prepared, tables, seed: widenSeed(1), forms: 6, maxOverlap: 30 })
  if (!drawn.ok) throw new Error(JSON.stringify(drawn.refusal))
  const forms = drawn.value.map(({ items }) => new Set(items.map(({ id }) => id)))
  for (const [place, one] of forms.entries())
    for (const other of forms.slice(place + 1))
      expect([...one].filter((id) => other.has(id)).length).toBeLessThanOrEqual(30)
})

test('the first form has the root seed and tells its table; the same call gives the same forms', () => {
  const input = { bank: prepared, tables: tablesFor(1), seed: widenSeed(9), forms: 2 }
  const drawn = assembleForms(input)
  expect(drawn).toEqual(assembleForms(input))
  expect(drawn).toMatchObject({
    ok: true,
    value: [{ seed: widenSeed(9), tableIndex: expect.any(Number) }, {}],
  })
})

test('without a table nothing is drawn', () => {
  expect(assembleForms({ bank: prepared, tables: [], seed: widenSeed(1) })).toMatchObject({
    ok: false,
    refusal: { code: 'no-table' },
  })
})
