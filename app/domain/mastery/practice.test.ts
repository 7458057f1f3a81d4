import { expect, test } from 'vitest'
import { seededRng, widenSeed } from '../shared/rng.ts'
import { choosePractice, PRACTICE_LENGTH } from './practice.ts'

const bank = ['a', 'b', 'c', 'd'].flatMap((point) =>
  Array.from({ length: 5 }, (_, i) => ({
    id: `${point}${i}`,
    knowledgePoint: point,
    kind: 'single' as const,
  })),
)
const choose = (recent: string[], seed = 1) =>
  choosePractice(bank, recent, seededRng(widenSeed(seed), 'practice')).map(({ id }) => id)

test('ten different questions, every knowledge point among them', () => {
  const chosen = choose([])
  expect(new Set(chosen).size).toBe(PRACTICE_LENGTH)
  expect(new Set(chosen.map((id) => id[0]))).toEqual(new Set(['a', 'b', 'c', 'd']))
})

test('what was met lately comes last', () => {
  const recent = ['a0', 'a1', 'b0', 'b1', 'c0', 'c1', 'd0', 'd1']
  expect(choose(recent).filter((id) => recent.includes(id))).toEqual([])
})

test('the same seed gives the same round', () => {
  expect(choose([], 3)).toEqual(choose([], 3))
  expect(choose([], 4)).not.toEqual(choose([], 3))
})

test('a small module gives what it has', () => {
  const few = bank.slice(0, 3)
  expect(choosePractice(few, [], seededRng(widenSeed(1), 'practice'))).toHaveLength(3)
})
