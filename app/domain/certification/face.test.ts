import { expect, test } from 'vitest'
import { faceOf } from './face.ts'

test('a theory certificate says that it attests the theory part only', () => {
  const face = faceOf({ scope: 'theory', level: 'l4', points: 7200 })
  expect(face.title).toBe('理论考试合格证明')
  expect(face.lines.map((line) => line.map(({ text }) => text).join(''))).toEqual([
    '参加四级理论考试，得 72 分，达到理论部分合格要求。',
    '本证明只证明理论部分，不代表岗位技能等级。',
  ])
})

test('points are never rounded up', () => {
  const [line = []] = faceOf({ scope: 'theory', level: 'l4', points: 6099 }).lines
  expect(line.map(({ text }) => text).join('')).toContain('得 60.9 分')
})

test('a scope without words is a fault, not a certificate with the wrong words', () => {
  expect(() => faceOf({ scope: 'full', level: 'l4', points: 7200 })).toThrow('scope full')
})
