import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isWithdrawn, LIST_LENGTH, placeOf, statusBits } from './status-list.ts'

test('bit 0 is the leftmost of the first byte', () => {
  expect([...statusBits([0, 9]).slice(0, 2)]).toEqual([0b1000_0000, 0b0100_0000])
})

test('a list holds the places the standard asks for, the next one goes on to another list', () => {
  expect(statusBits([]).length * 8).toBe(131_072)
  expect(placeOf(0)).toEqual({ list: 1, index: 0 })
  expect(placeOf(LIST_LENGTH)).toEqual({ list: 2, index: 0 })
})

test('a place is withdrawn exactly when it was put in', () => {
  const place = fc.integer({ min: 0, max: LIST_LENGTH - 1 })
  fc.assert(
    fc.property(fc.array(place), place, (withdrawn, asked) => {
      expect(isWithdrawn(statusBits(withdrawn), asked)).toBe(withdrawn.includes(asked))
    }),
    { numRuns: 30 },
  )
})

test('there is nothing past the end', () => {
  expect(isWithdrawn(statusBits([]), LIST_LENGTH)).toBeUndefined()
  expect(isWithdrawn(statusBits([]), -1)).toBeUndefined()
})
