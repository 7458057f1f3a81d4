import { expect, test } from 'vitest'
import {
  add,
  compare,
  divide,
  floor,
  fromDecimal,
  isEqual,
  multiply,
  rational,
  subtract,
} from './rational.ts'

test('fractions are kept in lowest terms, the sign above', () => {
  expect(rational(6, -4)).toEqual({ num: -3n, den: 2n })
  expect(rational(0, 7)).toEqual({ num: 0n, den: 1n })
  expect(() => rational(1, 0)).toThrow(RangeError)
})
test('a tenth and two tenths are three tenths', () =>
  expect(isEqual(add(fromDecimal('0.1'), fromDecimal('0.2')), fromDecimal('0.3'))).toBe(true))
test('they subtract, multiply and divide exactly', () => {
  expect(subtract(rational(1, 2), rational(2, 3))).toEqual(rational(-1, 6))
  expect(multiply(rational(2, 3), rational(3, 4))).toEqual(rational(1, 2))
  expect(divide(rational(1, 2), rational(-1, 4))).toEqual(rational(-2))
})
test('floor goes down below zero too', () => {
  expect(floor(rational(7, 2))).toBe(3n)
  expect(floor(rational(-7, 2))).toBe(-4n)
  expect(floor(rational(-4, 2))).toBe(-2n)
})
test('decimals are read as written', () => {
  expect(fromDecimal('-0.07')).toEqual(rational(-7, 100))
  expect(fromDecimal('.5')).toEqual(rational(1, 2))
  expect(compare(fromDecimal('59.95'), rational(60))).toBe(-1)
})
