import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aBank, anEntry } from '#tests/factories/bank.ts'
import { aBlueprint, aSmallBlueprint } from '#tests/factories/blueprint.ts'
import type { Blueprint } from '../blueprint/schema.ts'
import { seededRng, shuffled, widenSeed } from '../shared/rng.ts'
import { cellsOf } from './cells.ts'
import { demandOf } from './demand.ts'
import { type DrawInput, drawForm as drawPrepared } from './draw.ts'
import { prepareBank } from './prepare.ts'
import { findTable } from './table.ts'
import type { BankEntry, CellTable, Form } from './types.ts'
import { verifyForm } from './verify.ts'

const blueprint = aBlueprint()
const seedOf = fc.bigInt({ min: 0n, max: 2n ** 128n - 1n }).map(widenSeed)

/** A table of which `forms` forms fit into the bank side by side. */
function aTable(bank: readonly BankEntry[], seed = widenSeed(1), forms = 1): CellTable {
  const demand = demandOf(blueprint)
  const table = findTable({ demand, cells: cellsOf(demand, bank), seed, forms })
  if (!table.ok) throw new Error(table.refusal.code)
  return table.value
}
type Drawn = Omit<DrawInput, 'bank'> & { blueprint: Blueprint; bank: readonly BankEntry[] }
const drawForm = ({ blueprint: own, bank, ...input }: Drawn) =>
  drawPrepared({ ...input, bank: prepareBank(own, bank) })
function drawn(input: Drawn): Form {
  const form = drawForm(input)
  if (!form.ok) throw new Error(JSON.stringify(form.refusal))
  return form.value
}
const idsOf = ({ items }: Form) => items.map(({ id }) => id)

describe('a bank shaped for l4', () => {
  const bank = aBank()
  const tables = [1, 2, 3, 4].map((n) => aTable(bank, widenSeed(n)))
  const table = aTable(bank)

  test('200 seeds: first level exact, leaves within two points, mix exact, nothing twice; grades within two items but for two forms in a hundred', () => {
    let beyond = 0
    for (let n = 0; n < 200; n++) {
      const form = drawn({ blueprint, table: tables[n % 4] ?? table, bank, seed: widenSeed(n) })
      const { ok, nodes, types, grades, violations } = verifyForm({ blueprint, items: form.items })
      expect(violations).toEqual([])
      expect(ok).toBe(true)
      for (const node of nodes) {
        const most = node.id.includes('.') ? 2 : 0
        expect(Math.abs(node.count - node.quota)).toBeLessThanOrEqual(most)
      }
      expect(types).toEqual({ single: 45, multiple: 10, trueFalse: 15, fillIn: 15, classification: 5 })
      if (grades.some(({ within }) => !within)) beyond++
      expect(new Set(idsOf(form)).size).toBe(form.items.length)
    }
    expect(beyond).toBeLessThanOrEqual(4)
  })

  test('the same seed draws the same form whatever order the bank comes in', () => {
    fc.assert(
      fc.property(seedOf, seedOf, (seed, mixer) => {
        const mixed = shuffled(bank, seededRng(mixer, 'practice'))
        expect(idsOf(drawn({ blueprint, table, bank: mixed, seed }))).toEqual(
          idsOf(drawn({ blueprint, table, bank, seed })),
        )
      }),
      { numRuns: 25, seed: 1 },
    )
  })

  test('different seeds draw different forms', () => {
    const forms = Array.from({ length: 50 }, (_, n) =>
      idsOf(drawn({ blueprint, table, bank, seed: widenSeed(n) })).join(),
    )
    expect(new Set(forms).size).toBe(50)
  })

  test('kinds come in mix order', () => {
    const kinds = drawn({ blueprint, table, bank, seed: widenSeed(3) }).items.map(({ kind }) => kind)
    expect([...new Set(kinds)]).toEqual(['single', 'multiple', 'trueFalse', 'fillIn', 'classification'])
    expect(kinds.filter((kind, place) => kind !== kinds[place - 1])).toHaveLength(5)
  })

  test('no knowledge point of a leaf is used three times more than another', () => {
    for (let n = 0; n < 30; n++) {
      const uses = new Map<string, number>()
      for (const { knowledgePoint } of drawn({ blueprint, table, bank, seed: widenSeed(n) }).items)
        uses.set(knowledgePoint, (uses.get(knowledgePoint) ?? 0) + 1)
      for (const { id } of demandOf(blueprint).leaves) {
        const counts = [0, 1, 2, 3].map((kp) => uses.get(`${id}.kp-${kp}`) ?? 0)
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(3)
      }
    }
  })

  test('enemies spread over cells never meet, where the table leaves a choice', () => {
    fc.assert(
      fc.property(seedOf, fc.integer({ min: 2, max: 4 }), (seed, size) => {
        const hostile = shuffled(bank, seededRng(seed, 'practice')).map((entry, place) =>
          place < 36 ? { ...entry, enemyGroups: [`g${Math.floor(place / size)}`] } : entry,
        )
        const form = drawn({ blueprint, table: aTable(hostile, seed, 2), bank: hostile, seed })
        expect(verifyForm({ blueprint, items: form.items }).violations).toEqual([])
      }),
      { numRuns: 25, seed: 1 },
    )
  })

  test('enemies that a table forces together are refused by name', () => {
    const counts = { 'law|single|100': 1, 'law|multiple|200': 1 }
    const enemies = [
      anEntry({ id: 'a', enemyGroups: ['vat'] }),
      anEntry({ id: 'b', kind: 'multiple', points: 200, enemyGroups: ['vat'] }),
    ]
    const form = drawForm({ blueprint, table: { counts, deviation: 0 }, bank: enemies, seed: widenSeed(1) })
    expect(form).toEqual({ ok: false, refusal: { code: 'enemies-meet', groups: ['vat'] } })
  })

  test('an overlap budget is kept, and one that cannot be is refused', () => {
    const half = aTable(bank, widenSeed(1), 2)
    const first = drawn({ blueprint, table: half, bank, seed: widenSeed(1) })
    const previous = new Set(idsOf(first))
    const overlaps = [{ previous, max: 25 }]
    const again = drawn({ blueprint, table: half, bank, seed: widenSeed(2), overlaps })
    expect(idsOf(again).filter((id) => previous.has(id)).length).toBeLessThanOrEqual(25)
    const own = bank.filter(({ id }) => previous.has(id))
    expect(drawForm({ blueprint, table: half, bank: own, seed: widenSeed(2), overlaps })).toEqual({
      ok: false,
      refusal: { code: 'overlap-too-large', overlap: own.length, max: 25 },
    })
  })

  test('excluded items are not drawn', () => {
    const exclude = new Set(idsOf(drawn({ blueprint, table, bank, seed: widenSeed(1) })).slice(0, 20))
    const form = drawn({
      blueprint,
      table: aTable(bank.filter(({ id }) => !exclude.has(id))),
      bank,
      seed: widenSeed(1),
      exclude,
    })
    expect(idsOf(form).filter((id) => exclude.has(id))).toEqual([])
  })

  test('a cell one item short is refused by leaf and kind', () => {
    fc.assert(
      fc.property(seedOf, fc.nat(), (seed, pick) => {
        const keys = Object.keys(table.counts)
        const key = keys[pick % keys.length] ?? ''
        const [leaf, kind, points] = key.split('|')
        const wanted = table.counts[key] ?? 0
        let kept = 0
        const short = bank.filter(
          (entry) =>
            entry.leaf !== leaf || entry.kind !== kind || String(entry.points) !== points || ++kept < wanted,
        )
        expect(drawForm({ blueprint, table, bank: short, seed })).toEqual({
          ok: false,
          refusal: {
            code: 'cell-too-small',
            leaf,
            kind,
            points: Number(points),
            tag: '',
            wanted,
            found: wanted - 1,
          },
        })
      }),
      { numRuns: 40, seed: 1 },
    )
  })
})

test('five hard items drawn first give way to easy ones of the same cell', () => {
  const small = aSmallBlueprint({ difficultyMix: { easy: 1, medium: 0, hard: 0, origin: 'team' } })
  const bank = Array.from({ length: 40 }, (_, n) =>
    anEntry({ id: `i${String(n).padStart(2, '0')}`, difficulty: n < 34 ? 'hard' : 'easy' }),
  )
  const form = drawForm({
    blueprint: small,
    table: { counts: { 'law|single|100': 4 }, deviation: 0 },
    bank,
    seed: widenSeed(1),
  })
  expect(
    form.ok && form.value.items.filter(({ difficulty }) => difficulty === 'easy').length,
  ).toBeGreaterThanOrEqual(4)
})

describe('reserved items', () => {
  const wanted = aBlueprint({ reservedPoints: { value: 4_000, origin: 'team' } })
  /** Every nth item of the bank is reserved. */
  const withEvery = (nth: number) =>
    aBank({ copies: 4 }).map((entry, place) => ({ ...entry, reserved: place % nth === 0 }))
  const pointsOf = ({ items }: Form) =>
    items.filter(({ reserved }) => reserved).reduce((sum, { points }) => sum + points, 0)

  test('bring the points that are wanted of them, though fewer would be drawn by chance', () => {
    const bank = withEvery(4)
    const table = aTable(bank)
    const input = { table, bank, seed: widenSeed(1) }
    expect(pointsOf(drawn({ ...input, blueprint }))).toBeLessThan(4_000)
    for (let n = 0; n < 50; n++) {
      const form = drawn({ ...input, blueprint: wanted, seed: widenSeed(n) })
      expect(pointsOf(form)).toBeGreaterThanOrEqual(4_000)
      expect(verifyForm({ blueprint: wanted, items: form.items }).violations).toEqual([])
    }
  })

  test('are missed by name where the bank has too few, and the recount misses them too', () => {
    const bank = withEvery(40)
    const input = { table: aTable(bank), bank, seed: widenSeed(1) }
    const refused = drawForm({ ...input, blueprint: wanted })
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'reserved-too-few' } })
    const { items } = drawn({ ...input, blueprint })
    const held = items.filter(({ reserved }) => reserved).reduce((sum, { points }) => sum + points, 0)
    expect(verifyForm({ blueprint: wanted, items }).violations).toEqual([
      { rule: 'row', where: 'reserved', wanted: '4000–', found: held },
    ])
  })
})
