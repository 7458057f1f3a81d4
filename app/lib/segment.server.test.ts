import { expect, test } from 'vitest'
import { searchWords } from './segment.server.ts'

test.each([
  { q: '早会库管', words: ['早会', '库管'] },
  { q: '早会 库管', words: ['早会', '库管'] },
  { q: '客户的投诉', words: ['客户', '投诉'] },
  { q: '“客户的投诉”', words: ['客户的投诉'] },
  { q: 'VIP客户', words: ['VIP', '客户'] },
  { q: 'l4-08-001', words: ['l4-08-001'] },
  { q: '的', words: ['的'] },
  { q: ' ，。 ', words: [] },
])('a search for $q looks for $words', ({ q, words }) => {
  expect(searchWords(q)).toEqual(words)
})
