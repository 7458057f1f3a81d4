import { expect, test } from 'vitest'
import { inGivenOrder } from './option-order.ts'

const view = {
  kind: 'single' as const,
  stem: '哪一个？',
  points: 100,
  options: ['a', 'b', 'c'].map((id) => ({ id, text: `选项 ${id}` })),
}

test('options come in the order the form keeps', () => {
  const shown = inGivenOrder(view, ['c', 'a', 'b'])
  expect('options' in shown && shown.options?.map(({ id }) => id)).toEqual(['c', 'a', 'b'])
})
