import { expect, test } from 'vitest'
import { heatOf } from './heat.ts'

const of = (points: number, answers = 10) => heatOf({ answers, points, outOf: 10_000 }, true)

test.each([
  { percent: 0, step: 1, low: true },
  { percent: 51, step: 1, low: true },
  { percent: 52, step: 2, low: true },
  { percent: 59, step: 2, low: true },
  { percent: 60, step: 2, low: false },
  { percent: 63, step: 2, low: false },
  { percent: 64, step: 3, low: false },
  { percent: 76, step: 4, low: false },
  { percent: 88, step: 5, low: false },
  { percent: 100, step: 5, low: false },
])('$percent percent is step $step', ({ percent, step, low }) => {
  expect(of(percent * 100)).toEqual({ kind: 'share', percent, step, low, answers: 10 })
})

test('a share is never rounded up', () => {
  expect(of(5_999)).toMatchObject({ percent: 59, low: true })
})

test.each([
  {
    name: 'no answer and no module begun: not learnt',
    answers: 0,
    begun: false,
    cell: { kind: 'notLearnt' },
  },
  {
    name: 'no answer in a begun module: too few',
    answers: 0,
    begun: true,
    cell: { kind: 'few', answers: 0 },
  },
  { name: 'four answers: too few', answers: 4, begun: true, cell: { kind: 'few', answers: 4 } },
  {
    name: 'answers without a module begun count as answers',
    answers: 4,
    begun: false,
    cell: { kind: 'few', answers: 4 },
  },
])('$name', ({ answers, begun, cell }) => {
  expect(heatOf({ answers, points: 0, outOf: answers * 100 }, begun)).toEqual(cell)
})
