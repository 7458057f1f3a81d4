import { expect, test } from 'vitest'
import { leading, type Proposal, withProposal, withVote } from './proposal-list.ts'

const from = (...words: string[]) =>
  words.reduce<readonly Proposal[]>((all, one) => withProposal(all, { by: '林', words: one }), [])

test('four lines are weighed at most, each once, and none without words', () => {
  expect(from('甲', '乙', ' 甲 ', '  ', '丙', '丁', '戊').map(({ words }) => words)).toEqual([
    '甲',
    '乙',
    '丙',
    '丁',
  ])
})

test('the line with most votes leads, of equals the first; before any vote none does', () => {
  const two = from('甲', '乙')
  expect(leading(two)).toBeUndefined()
  const tied = withVote(withVote(two, 2, 1), 1, 1)
  expect(leading(tied)?.words).toBe('甲')
  expect(leading(withVote(tied, 2, 1))?.words).toBe('乙')
  expect(leading(withVote(withVote(tied, 1, -1), 1, -1))?.words).toBe('乙')
})
