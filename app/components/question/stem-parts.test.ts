import { expect, test } from 'vitest'
import { stemParts, unitAfter } from './stem-parts.ts'

test('n blanks give n + 1 parts, at either end too', () => {
  expect(stemParts('____是____的')).toEqual(['', '是', '的'])
})

test.each([
  { name: 'is printed where the stem leaves it out', unit: '分钟', rest: '。', printed: '分钟' },
  { name: 'is not printed twice', unit: '%', rest: '；在用户', printed: '%' },
  { name: 'is left out where the stem has it', unit: '%', rest: '%；在用户', printed: null },
  { name: 'is nothing where there is none', unit: null, rest: '。', printed: null },
])('a unit $name', ({ unit, rest, printed }) => {
  expect(unitAfter(unit, rest)).toBe(printed)
})
