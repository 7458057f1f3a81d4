import { expect, test } from 'vitest'
import { formatPoints } from './format-points.ts'
import { percentOf } from './points.ts'

test.each([
  [0, '0'],
  [6_000, '60'],
  [5_995, '59.9'],
  [5_999, '59.9'],
  [150, '1.5'],
  [33, '0.3'],
])('%i hundredths read %s: truncated, never rounded up', (points, shown) => {
  expect(formatPoints(points)).toBe(shown)
})

test('a share is floored to a hundredth of a point', () => {
  expect(percentOf(100, 33)).toBe(33)
  expect(percentOf(199, 50)).toBe(99)
})
