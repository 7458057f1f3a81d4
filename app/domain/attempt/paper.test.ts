import { expect, test } from 'vitest'
import type { ItemBody } from '../item/schema.ts'
import { inOrder, paperQuestion } from './paper.ts'

const body: ItemBody = {
  kind: 'single',
  stem: '选哪个',
  options: [
    { id: 'a', text: '甲' },
    { id: 'b', text: '乙' },
    { id: 'c', text: '丙', pinned: true },
  ],
  key: 'b',
  points: 100,
}

test('options stand in the order of the slot and keep their ids', () => {
  const { item } = paperQuestion({ slot: 3, optionOrder: ['b', 'a', 'c'] }, body)
  expect('options' in item && item.options).toEqual([
    { id: 'b', text: '乙' },
    { id: 'a', text: '甲' },
    { id: 'c', text: '丙' },
  ])
})

test('a paper question carries nothing but the candidate view', () => {
  const { item } = paperQuestion({ slot: 1, optionOrder: [] }, body)
  expect(Object.keys(item).sort()).toEqual(['kind', 'options', 'points', 'stem'])
})

test('an option the order does not name is not lost', () => {
  expect(inOrder([{ id: 'a' }, { id: 'b' }], ['b']).map(({ id }) => id)).toEqual(['b', 'a'])
})
