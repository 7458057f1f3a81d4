import { describe, expect, test } from 'vitest'
import { differencesById, isSameEntry, mergeById } from './merge.ts'

type Word = { id: string; zh: string; note?: string }
const a: Word = { id: 'a', zh: '甲' }
const b: Word = { id: 'b', zh: '乙' }
const c: Word = { id: 'c', zh: '丙' }
const as = (word: Word, zh: string): Word => ({ ...word, zh })

describe('mergeById', () => {
  test.each([
    { name: 'nothing changed', theirs: [a, b], ours: [a, b], entries: [a, b] },
    { name: 'the file alone changed', theirs: [as(a, '子'), b], ours: [a, b], entries: [as(a, '子'), b] },
    { name: 'the product alone changed', theirs: [a, b], ours: [a, as(b, '丑')], entries: [a, as(b, '丑')] },
    {
      name: 'each changed another',
      theirs: [as(a, '子'), b],
      ours: [a, as(b, '丑')],
      entries: [as(a, '子'), as(b, '丑')],
    },
    {
      name: 'both changed it alike',
      theirs: [as(a, '子'), b],
      ours: [as(a, '子'), b],
      entries: [as(a, '子'), b],
    },
    { name: 'the file removed one', theirs: [b], ours: [a, b], entries: [b] },
    { name: 'the product removed one', theirs: [a, b], ours: [a], entries: [a] },
    { name: 'the product added one', theirs: [a, b], ours: [a, c, b], entries: [a, c, b] },
    { name: 'the file added one', theirs: [c, a, b], ours: [a, b], entries: [c, a, b] },
  ])('$name: no conflict', ({ theirs, ours, entries }) => {
    expect(mergeById({ base: [a, b], theirs, ours })).toEqual({ entries, base: theirs, conflicts: [] })
  })

  test.each([
    {
      name: 'changed differently',
      theirs: [as(a, '子'), b],
      ours: [as(a, '丑'), b],
      entries: [as(a, '丑'), b],
    },
    { name: 'removed there, changed here', theirs: [b], ours: [as(a, '丑'), b], entries: [as(a, '丑'), b] },
    { name: 'changed there, removed here', theirs: [as(a, '子'), b], ours: [b], entries: [b] },
  ])('$name: ours stays, and stays a conflict the next time', ({ theirs, ours, entries }) => {
    const merged = mergeById({ base: [a, b], theirs, ours })
    expect(merged).toEqual({ entries, base: [a, b], conflicts: ['a'] })
    expect(mergeById({ base: merged.base, theirs, ours: merged.entries }).conflicts).toEqual(['a'])
  })
})

test('fields in another order, or absent, say the same', () => {
  expect(isSameEntry({ zh: '甲', id: 'a' } as Word, { ...a, note: undefined } as Word)).toBe(true)
  expect(isSameEntry(a, { ...a, note: '' } as Word)).toBe(false)
})

test('differences name what was added, changed and removed', () => {
  expect(differencesById([a, b], [as(b, '丑'), c])).toEqual([
    { id: 'b', before: b, after: as(b, '丑') },
    { id: 'c', before: undefined, after: c },
    { id: 'a', before: a, after: undefined },
  ])
})
