import { describe, expect, it } from 'vitest'
import { type OuterItem, readConstraints, verifyOuterForm } from './constraints.ts'

const ITEMS: OuterItem[] = [1, 2, 3, 4].map((n) => ({
  id: `i${n}`,
  attributes: { ID: `i${n}`, LEVEL: n % 2, DOK: n },
}))
const row = (line: number, cells: Record<string, string>) => ({ line, cells })
const read = (...cells: Record<string, string>[]) =>
  readConstraints(
    cells.map((one, i) => row(i + 2, one)),
    ITEMS,
    ['ID', 'LEVEL', 'DOK'],
  )

describe('a constraint table', () => {
  it('reads the four kinds; Include asks for all that meet it, off rows are left out', () => {
    const constraints = read(
      { CONSTRAINT_ID: 'C1', TYPE: 'Number', WHAT: 'Item', CONDITION: '', LB: '2', UB: '3' },
      { CONSTRAINT_ID: 'C2', TYPE: 'enemy', CONDITION: 'DOK <= 2' },
      { CONSTRAINT_ID: 'C3', TYPE: 'Include', CONDITION: 'LEVEL == 0' },
      { CONSTRAINT_ID: 'C4', TYPE: 'Exclude', CONDITION: 'DOK == 4' },
      { CONSTRAINT_ID: 'C5', TYPE: 'Number', CONDITION: 'DOK > 1', LB: '1', ONOFF: 'OFF' },
      { CONSTRAINT_ID: 'C6', TYPE: 'Number', CONDITION: 'DOK > 1', UB: '2' },
    )
    expect(constraints.ok && constraints.value.map(({ id, lower, upper }) => [id, lower, upper])).toEqual([
      ['C1', 2, 3],
      ['C2', 0, 1],
      ['C3', 2, 2],
      ['C4', 0, 0],
      ['C6', 0, 2],
    ])
  })

  it('names every fault with its line', () => {
    const constraints = read(
      { CONSTRAINT_ID: '', TYPE: 'Number' },
      { CONSTRAINT_ID: 'A', TYPE: 'Sum', CONDITION: '' },
      { CONSTRAINT_ID: 'B', TYPE: 'Number', CONDITION: 'DOK = 2', LB: '1' },
      { CONSTRAINT_ID: 'C', TYPE: 'Number', CONDITION: '', LB: '3', UB: '2' },
      { CONSTRAINT_ID: 'C', TYPE: 'Number', CONDITION: '', LB: '1' },
      { CONSTRAINT_ID: 'D', TYPE: 'Number', CONDITION: '' },
      { CONSTRAINT_ID: 'E', TYPE: 'Number', CONDITION: '', LB: 'three' },
      { CONSTRAINT_ID: 'F', TYPE: 'Include', CONDITION: 'DOK == 9' },
      { CONSTRAINT_ID: 'G', TYPE: 'Number', WHAT: 'Stimulus', LB: '1' },
      { CONSTRAINT_ID: 'H', TYPE: 'Exclude', CONDITION: 'DOK == 1', ONOFF: 'maybe' },
    )
    expect(!constraints.ok && constraints.refusal.faults.map(({ line }) => line)).toEqual([
      2, 3, 4, 5, 6, 7, 8, 9, 10, 11,
    ])
  })
})

describe('the recount of a form', () => {
  const constraints = read(
    { CONSTRAINT_ID: 'C1', TYPE: 'Number', CONDITION: '', LB: '2', UB: '2' },
    { CONSTRAINT_ID: 'C2', TYPE: 'Enemy', CONDITION: 'LEVEL == 1' },
  )
  const rules = constraints.ok ? constraints.value : []
  const pick = (...places: number[]) => places.flatMap((place) => ITEMS[place] ?? [])

  it('passes a form that keeps every rule', () => {
    expect(verifyOuterForm(pick(0, 1), rules)).toMatchObject({ ok: true, violations: [] })
  })

  it('names a broken bound, a repeated item and an overlap', () => {
    expect(verifyOuterForm(pick(0, 2), rules).violations).toEqual(['C2：有 2 题'])
    expect(verifyOuterForm(pick(1, 1), rules).violations).toEqual(['1 题重复'])
    expect(verifyOuterForm(pick(0, 1), rules, [new Set(['i1', 'i2'])], 1).violations).toEqual([
      '与第 1 套重 2 题，最多 1',
    ])
  })
})
