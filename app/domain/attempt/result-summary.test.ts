import { describe, expect, test } from 'vitest'
import type { WeightNode } from '../blueprint/schema.ts'
import { placesToReread, resultByNode, weakestLeaves } from './result-summary.ts'

const origin = { labelOrigin: 'team', weightOrigin: 'team' } as const
const tree: WeightNode[] = [
  {
    id: 'work',
    name: '工作要求',
    weight: 94,
    ...origin,
    children: [
      { id: 'work.care', name: '客户关怀', weight: 60, ...origin },
      { id: 'work.complaint', name: '投诉处理', weight: 34, ...origin },
    ],
  },
  { id: 'law', name: '法律知识', weight: 6, ...origin },
]
const mark = (leaf: string, points: number, outOf = 100) => ({ leaf, points, outOf })

describe('resultByNode', () => {
  test('adds leaves up to their parent and counts a top node without children as its own leaf', () => {
    const marks = [
      mark('work.care', 100),
      mark('work.care', 50, 200),
      mark('work.complaint', 0),
      mark('law', 100),
    ]
    expect(
      resultByNode(tree, marks).map(({ id, points, outOf, isLeaf }) => [id, points, outOf, isLeaf]),
    ).toEqual([
      ['work', 150, 400, false],
      ['work.care', 150, 300, true],
      ['work.complaint', 0, 100, true],
      ['law', 100, 100, true],
    ])
  })
  test.each([
    { points: 59_99, low: true },
    { points: 60_00, low: false },
  ])('$points of 10000 is low: $low', ({ points, low }) => {
    expect(resultByNode(tree, [mark('law', points, 10_000)]).at(-1)?.low).toBe(low)
  })
  test('a node without questions in this form is not low', () => {
    expect(resultByNode(tree, []).every(({ low }) => !low)).toBe(true)
  })
})

describe('weakestLeaves', () => {
  test('puts the lowest share first and leaves out what earned everything', () => {
    const nodes = resultByNode(tree, [
      mark('work.care', 100, 300),
      mark('work.complaint', 20),
      mark('law', 100),
    ])
    expect(weakestLeaves(nodes, 3).map(({ id }) => id)).toEqual(['work.complaint', 'work.care'])
  })
  test('of equal shares the one that lost more points comes first', () => {
    const nodes = resultByNode(tree, [mark('work.care', 50), mark('law', 100, 200)])
    expect(weakestLeaves(nodes, 1).map(({ id }) => id)).toEqual(['law'])
  })
})

test('placesToReread joins questions of one section', () => {
  const [a, b] = [
    { moduleId: 'l4-08', id: 'a', title: '甲' },
    { moduleId: 'l4-09', id: 'b', title: '乙' },
  ]
  const wrong = [
    { section: a, lost: 100 },
    { section: b, lost: 150 },
    { section: a, lost: 100 },
  ]
  expect(placesToReread(wrong, 1)).toEqual([{ ...a, lost: 200, questions: 2 }])
})
