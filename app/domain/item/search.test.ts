import { describe, expect, test } from 'vitest'
import {
  type BankRow,
  countStatuses,
  PAGE_SIZE,
  type SearchableRow,
  searchable,
  searchItems,
} from './search.ts'

const aRow = (given: Partial<BankRow> & { id: string }, others: readonly string[] = []): SearchableRow =>
  searchable(
    {
      moduleId: 'l4-05-hall-posts',
      kind: 'single',
      status: 'ready',
      levels: ['l4', 'l3', 'l2', 'l1'],
      knowledgePoint: 'law.appeal',
      leaf: 'law',
      source: 'S6',
      difficulty: 'easy',
      enemyGroups: [],
      stem: '题干',
      origin: 'file',
      published: true,
      work: null,
      forms: 0,
      facility: null,
      answers: 0,
      discrimination: null,
      a: null,
      b: null,
      ...given,
    },
    others,
  )

const ids = (rows: readonly BankRow[]) => rows.map(({ id }) => id)

const bank = [
  aRow({ id: 'l4-05-001', stem: '早会由库管员通报____', kind: 'fillIn', source: 'S6' }),
  aRow({ id: 'l4-05-002', stem: '早会几点开始', status: 'review', source: 'S6', difficulty: 'hard' }),
  aRow({ id: 'l4-08-003', stem: 'VIP 客户的电话', source: 'S15', difficulty: 'medium' }, ['库管不管这件事']),
  aRow({ id: 'l2-07-004', stem: '电路可用率', levels: ['l2', 'l1'], status: 'draft', difficulty: null }),
]

describe('searchItems', () => {
  test.each([
    {
      name: 'nothing asked gives everything by id',
      q: '',
      found: ['l2-07-004', 'l4-05-001', 'l4-05-002', 'l4-08-003'],
    },
    { name: 'every word must occur, in any order', q: '库管 早会', found: ['l4-05-001'] },
    { name: 'an ideographic space parts words too', q: '库管　早会', found: ['l4-05-001'] },
    { name: 'rationale and stem are searched alike', q: '库管', found: ['l4-05-001', 'l4-08-003'] },
    { name: 'width and case do not count', q: 'ｖｉｐ', found: ['l4-08-003'] },
    { name: 'ids are searched', q: 'L4-05', found: ['l4-05-001', 'l4-05-002'] },
    { name: 'a word that is nowhere gives nothing', q: '早会 电路', found: [] },
  ])('$name', ({ q, found }) => {
    expect(ids(searchItems(bank, { q }).rows)).toEqual(found)
  })

  test('filters hold together', () => {
    expect(ids(searchItems(bank, { source: 'S6', status: 'ready' }).rows)).toEqual(['l4-05-001'])
    expect(ids(searchItems(bank, { level: 'l4', difficulty: 'hard' }).rows)).toEqual(['l4-05-002'])
    expect(searchItems(bank, { kind: 'classification' }).total).toBe(0)
  })

  test('a level finds what may be used at it, not only what was written for it', () => {
    expect(ids(searchItems(bank, { level: 'l2' }).rows)).toHaveLength(4)
    expect(ids(searchItems(bank, { level: 'l4' }).rows)).not.toContain('l2-07-004')
  })

  test('with two filters set, a row that misses both counts for no facet', () => {
    const { counts } = searchItems(bank, { source: 'S15', difficulty: 'medium' })
    expect(counts.source).toEqual({ S15: 1 })
    expect(counts.difficulty).toEqual({ medium: 1 })
    expect(counts.kind).toEqual({ single: 1 })
  })

  test('the counts of a facet keep the other filters and leave out its own', () => {
    const { counts, total } = searchItems(bank, { q: '早会', status: 'review' })
    expect(total).toBe(1)
    expect(counts.status).toEqual({ ready: 1, review: 1 })
    expect(counts.kind).toEqual({ single: 1 })
  })

  test('statuses are counted for a level or for all', () => {
    expect(countStatuses(bank)).toEqual({ ready: 2, review: 1, draft: 1 })
    expect(countStatuses(bank, 'l4')).toEqual({ ready: 2, review: 1 })
  })

  test('grades sort by difficulty, those without one last; ids break ties upwards', () => {
    const by = (descending: boolean) =>
      ids(searchItems(bank, {}, { sort: { by: 'difficulty', descending } }).rows)
    expect(by(false)).toEqual(['l4-05-001', 'l4-08-003', 'l4-05-002', 'l2-07-004'])
    expect(by(true)).toEqual(['l2-07-004', 'l4-05-002', 'l4-08-003', 'l4-05-001'])
  })

  test('a page beyond the last is the last', () => {
    const many = Array.from({ length: PAGE_SIZE + 2 }, (_, n) => aRow({ id: `l4-05-${100 + n}` }))
    expect(searchItems(many, {}, { page: 2 })).toMatchObject({ page: 2, pages: 2, total: PAGE_SIZE + 2 })
    expect(searchItems(many, {}, { page: 9 }).rows).toHaveLength(2)
    expect(searchItems(many, {}, { page: Number.NaN }).page).toBe(1)
  })

  test('what was searched does not leave with the rows', () => {
    expect(searchItems(bank, {}).rows[0]).not.toHaveProperty('haystack')
  })
})

describe('what is known of how items did', () => {
  const used = { forms: 60, answers: 60 }
  const tried = [
    aRow({ id: 'a', ...used, facility: 0.5, discrimination: -0.1 }),
    aRow({ id: 'b', ...used, facility: 0.1, discrimination: 0.1 }),
    aRow({ id: 'c', ...used, facility: 0.5, discrimination: 0.4, a: 1.2, b: -0.5 }),
    aRow({ id: 'd' }),
  ]

  test.each([
    { stat: 'against', found: ['a'] },
    { stat: 'weak', found: ['b'] },
    { stat: 'hard', found: ['b'] },
    { stat: 'parts', found: ['c'] },
    { stat: 'calibrated', found: ['c'] },
    { stat: 'fine', found: ['a', 'c'] },
    { stat: 'unused', found: ['d'] },
  ])('is found under $stat', ({ stat, found }) => {
    expect(ids(searchItems(tried, { stat }).rows)).toEqual(found)
  })

  test('sorts either way, and what has no figure stands last', () => {
    const by = 'discrimination' as const
    expect(ids(searchItems(tried, {}, { sort: { by, descending: false } }).rows)).toEqual([
      'a',
      'b',
      'c',
      'd',
    ])
    expect(ids(searchItems(tried, {}, { sort: { by, descending: true } }).rows)).toEqual(['c', 'b', 'a', 'd'])
  })
})
