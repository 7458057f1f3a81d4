import { expect, test } from 'vitest'
import { isComplete, leftToDo, minutesLeft } from './progress.ts'

const module = {
  sections: [{ id: 'a' }, { id: 'b' }].map((s) => ({ ...s, title: s.id })),
  parts: ['sorting:x'],
  length: 3_500,
}

test('a module is complete when nothing is left of it, and not before', () => {
  const read = { sectionsRead: ['b', 'a'], partsDone: [] }
  expect(leftToDo(module, read)).toEqual({ sections: [], parts: ['sorting:x'] })
  expect(isComplete(module, read)).toBe(false)
  expect(isComplete(module, { ...read, partsDone: ['sorting:x'] })).toBe(true)
})

test.each([
  { name: 'all of it', sectionsRead: [], minutes: 10 },
  { name: 'half of it', sectionsRead: ['a'], minutes: 5 },
  { name: 'nothing', sectionsRead: ['a', 'b'], minutes: 0 },
])('$name left takes $minutes minutes', ({ sectionsRead, minutes }) => {
  expect(minutesLeft(module, { sectionsRead, partsDone: [] })).toBe(minutes)
})
