import { describe, expect, test } from 'vitest'
import { anEntry } from '#tests/factories/bank.ts'
import { aSmallBlueprint } from '#tests/factories/blueprint.ts'
import { widenSeed } from '../shared/rng.ts'
import { cellProgram, readTable } from './cell-program.ts'
import { cellsOf } from './cells.ts'
import { demandOf } from './demand.ts'
import { findTable } from './table.ts'
import type { BankEntry } from './types.ts'

/**
 * Ten points: work 6 (care 3, complaint 3, each ± 1) and law 4; four singles, two multiples, two blanks. The law leaf
 * has no single, so it must take both multiples or one and two blanks; care has only two singles and nothing else.
 * By hand: care 2 singles (2 points, 1 below its quota); complaint then 4 (1 above): 2 singles and both blanks;
 * law both multiples. The deviation is 2 points.
 */
const bank: BankEntry[] = [
  ...['a', 'b'].map((id) => anEntry({ id, leaf: 'work.care', knowledgePoint: 'work.care.visit' })),
  ...['c', 'd'].map((id) =>
    anEntry({ id, leaf: 'work.complaint', knowledgePoint: 'work.complaint.motives' }),
  ),
  ...['e', 'f'].map((id) => anEntry({ id, leaf: 'law', kind: 'multiple', points: 200 })),
  anEntry({
    id: 'g',
    leaf: 'work.complaint',
    knowledgePoint: 'work.complaint.law',
    kind: 'fillIn',
    points: 200,
    blanks: 2,
  }),
]
const demand = demandOf(aSmallBlueprint())
const cells = cellsOf(demand, bank)
const byHand = {
  'work.care|single|100': 2,
  'work.complaint|single|100': 2,
  'work.complaint|fillIn|200': 1,
  'law|multiple|200': 2,
}
const valuesOf = (counts: Readonly<Record<string, number>>) => cells.map(({ key }) => counts[key] ?? 0)

describe('the cell program of a bank worked by hand', () => {
  const program = cellProgram(demand, cells)
  const sumOf = (name: string, counts: Readonly<Record<string, number>>) => {
    const row = program.rows.find((one) => one.name === name)
    const values = valuesOf(counts)
    return [
      row?.terms.reduce((sum, [place, by]) => sum + by * (values[place] ?? 0), 0),
      row?.lower,
      row?.upper,
    ]
  }

  test('first-depth rows add up hundredths of points and allow nothing beside the quota', () => {
    expect(sumOf('node work', byHand)).toEqual([600, 600, 600])
    expect(sumOf('node law', byHand)).toEqual([400, 400, 400])
  })
  test('a leaf may be off by its tolerance at one a point', () => {
    expect(sumOf('leaf work.care', byHand)).toEqual([200, 300, 300])
    const slack = program.variables.filter(({ name }) => name.endsWith(':work.care'))
    expect(slack).toMatchObject([
      { name: 'over:work.care', upper: 100, cost: 0.01 },
      { name: 'under:work.care', upper: 100, cost: 0.01 },
    ])
  })
  test('fill-ins count by blanks', () => expect(sumOf('mix fillIn 100', byHand)).toEqual([2, 2, 2]))
  test('two forms that share the bank may each take half a cell', () => {
    const [cell] = cellProgram(demand, cells, { forms: 2 }).variables
    expect(cell).toMatchObject({ name: 'n:work.care|single|100', upper: 1 })
  })
  test('a solution is read as a table, its deviation counted', () => {
    expect(readTable(program, valuesOf(byHand))).toEqual({ counts: byHand, deviation: 200 })
  })
  test('a solution that breaks a rule throws', () => {
    const broken = { ...byHand, 'work.care|single|100': 1 }
    expect(() => readTable(program, valuesOf(broken))).toThrow('node work: 500, not 600–600')
  })
  test('the search without a solver finds the one table there is', () => {
    expect(findTable({ demand, cells, seed: widenSeed(1) })).toEqual({
      ok: true,
      value: { counts: byHand, deviation: 200 },
    })
  })
})
