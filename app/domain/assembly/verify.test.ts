import { describe, expect, test } from 'vitest'
import { anEntry } from '#tests/factories/bank.ts'
import { aSmallBlueprint } from '#tests/factories/blueprint.ts'
import type { BankEntry } from './types.ts'
import { verifyForm } from './verify.ts'

const blueprint = aSmallBlueprint()
const inCare = { leaf: 'work.care', knowledgePoint: 'work.care.visit' }
const inComplaint = { leaf: 'work.complaint', knowledgePoint: 'work.complaint.motives' }

/** Care 2 points, complaint 4, law 4: the form of the example in cell-program.test.ts, with one hard item. */
const items: BankEntry[] = [
  anEntry({ id: 'a', ...inCare }),
  anEntry({ id: 'b', ...inCare, difficulty: 'medium' }),
  anEntry({ id: 'c', ...inComplaint, difficulty: 'medium' }),
  anEntry({ id: 'd', ...inComplaint, difficulty: 'hard' }),
  anEntry({ id: 'e', kind: 'multiple', points: 200 }),
  anEntry({ id: 'f', kind: 'multiple', points: 200 }),
  anEntry({ id: 'g', ...inComplaint, kind: 'fillIn', points: 200, blanks: 2 }),
]
const withItem = (id: string, given: Partial<BankEntry>) =>
  items.map((item) => (item.id === id ? { ...item, ...given } : item))

describe('a finished form is counted again', () => {
  test('a good form: nodes and leaves beside their quotas, blanks of fill-ins, expected score by hand', () => {
    expect(verifyForm({ blueprint, items })).toEqual({
      ok: true,
      nodes: [
        { id: 'work', weight: 60, quota: 6, count: 6, points: 600 },
        { id: 'work.care', weight: 30, quota: 3, count: 2, points: 200 },
        { id: 'work.complaint', weight: 30, quota: 3, count: 4, points: 400 },
        { id: 'law', weight: 40, quota: 4, count: 4, points: 400 },
      ],
      types: { single: 4, multiple: 2, fillIn: 2 },
      // 5 : 4 : 1 of seven items; every grade is within two items
      grades: [
        { grade: 'easy', quota: 3.5, count: 4, within: true },
        { grade: 'medium', quota: 2.8, count: 2, within: true },
        { grade: 'hard', quota: 0.7, count: 1, within: true },
      ],
      // easy 7 points × .85 + medium 2 × .65 + hard 1 × .45 = 7.7 of 10
      rows: [],
      // the mix 5 : 4 : 1 stands for .73 of ten points; 7.7 is beyond a quarter of a point
      targets: [{ theta: null, target: 730, expected: 770, within: false }],
      expectedScore: 77,
      violations: [],
    })
  })

  test.each([
    {
      name: 'an item twice',
      form: [...items.slice(1), ...items.slice(1, 2)],
      violation: { rule: 'duplicate', where: 'b' },
    },
    {
      name: 'an item missing',
      form: items.slice(1),
      violation: { rule: 'node', where: 'work', wanted: 6, found: 5 },
    },
    {
      name: 'a leaf two points off',
      form: withItem('a', inComplaint),
      violation: { rule: 'leaf', where: 'work.care', wanted: 3, found: 1 },
    },
    { name: 'a draft', form: withItem('c', { status: 'draft' }), violation: { rule: 'status', where: 'c' } },
    {
      name: 'another level',
      form: withItem('c', { levels: ['l3'] }),
      violation: { rule: 'level', where: 'c' },
    },
    {
      name: 'a kind the mix has not',
      form: withItem('c', { kind: 'trueFalse' }),
      violation: { rule: 'mix', where: 'single', wanted: 4, found: 3 },
    },
    {
      name: 'a leaf that is not the knowledge point’s',
      form: withItem('c', { leaf: 'law' }),
      violation: { rule: 'placement', where: 'c', wanted: 'work.complaint', found: 'law' },
    },
    {
      name: 'two enemies',
      form: items.map((item) => ('ae'.includes(item.id) ? { ...item, enemyGroups: ['vat'] } : item)),
      violation: { rule: 'enemies', where: 'vat', found: 'a e' },
    },
  ])('$name is named', ({ form, violation }) => {
    const { ok, violations } = verifyForm({ blueprint, items: form })
    expect(ok).toBe(false)
    expect(violations).toContainEqual(expect.objectContaining(violation))
  })

  test('too much of an earlier form is named', () => {
    const overlaps = [{ previous: new Set(['a', 'b', 'x']), max: 1 }]
    expect(verifyForm({ blueprint, items, overlaps }).violations).toEqual([
      { rule: 'overlap', where: 'form', wanted: 1, found: 2 },
    ])
  })
})
