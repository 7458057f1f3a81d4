import { expect, test } from 'vitest'
import { resultByPoint } from './practice-result.ts'

const section = (id: string) => ({ moduleId: 'l4-08-signals', id, title: id })
const answer = (slot: number, knowledgePoint: string, points: number, in_: string) => ({
  slot,
  knowledgePoint,
  points,
  outOf: 100,
  section: section(in_),
})

test('the weakest point comes first, with the sections of what was missed, each once', () => {
  const result = resultByPoint([
    answer(1, 'work.care', 100, 'care'),
    answer(2, 'work.churn', 0, 'signals'),
    answer(3, 'work.churn', 60, 'signals'),
    answer(4, 'work.churn', 100, 'opening'),
  ])
  expect(result.map(({ knowledgePoint, right, answers }) => [knowledgePoint, right, answers])).toEqual([
    ['work.churn', 1, 3],
    ['work.care', 1, 1],
  ])
  expect(result[0]?.missed).toEqual([2, 3])
  expect(result[0]?.reread).toEqual([section('signals')])
})
