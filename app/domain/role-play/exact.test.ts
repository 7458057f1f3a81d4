import { expect, test } from 'vitest'
import { exponential, logarithm } from './exact.ts'

test.each([0, -0.1, -1, -5, -20, -40])('e to the power %d', (x) => {
  expect(exponential(x) / Math.exp(x)).toBeCloseTo(1, 11)
})

test.each([0.001, 0.5, 1, 1.5, 2, 10, 12_345])('ln %d', (x) => {
  expect(logarithm(x)).toBeCloseTo(Math.log(x), 11)
})
