import { expect, test } from 'vitest'
import { fnv1a, pickBy } from './fnv.ts'

test('the hash of no bytes is the offset basis, that of 61 00 as worked by hand', () => {
  expect(fnv1a('')).toBe(0x811c9dc5)
  // ((basis ^ 0x61) × prime) × prime mod 2³²; 0xe40c292c after the first byte is the published value for “a”
  expect(fnv1a('a')).toBe(0x2b24d044)
})

test('picks cover the range evenly enough', () => {
  const counts = [0, 0, 0, 0]
  for (let i = 0; i < 4_000; i++) {
    const at = pickBy(`${i}|variant`, 4)
    counts[at] = (counts[at] ?? 0) + 1
  }
  for (const count of counts) expect(count).toBeGreaterThan(850)
})
