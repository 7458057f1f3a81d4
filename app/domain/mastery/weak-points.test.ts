import { expect, test } from 'vitest'
import { weakPoints } from './weak-points.ts'

const answers = (knowledgePoint: string, ...marks: number[]) =>
  marks.map((points) => ({ knowledgePoint, points, outOf: 100 }))

test.each([
  {
    name: 'below six tenths is weak',
    given: answers('a', 0, 100, 0),
    weak: [{ knowledgePoint: 'a', answers: 3, percent: 33 }],
  },
  { name: 'six tenths is not', given: answers('a', 100, 100, 100, 0, 0), weak: [] },
  { name: 'two answers say nothing yet', given: answers('a', 0, 0), weak: [] },
  {
    name: 'what was wrong long ago is forgotten',
    given: answers('a', ...Array(10).fill(100), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
    weak: [],
  },
])('$name', ({ given, weak }) => expect(weakPoints(given)).toEqual(weak))

test('the weakest comes first', () => {
  const given = [...answers('a', 100, 0, 0), ...answers('b', 0, 0, 0)]
  expect(weakPoints(given).map(({ knowledgePoint }) => knowledgePoint)).toEqual(['b', 'a'])
})
