import { describe, expect, test } from 'vitest'
import { lastDayOf, numberIn, passes, seriesOf, stateOf } from './award.ts'

describe('passing', () => {
  test('59.95 is a fail, 60 a pass', () => {
    expect(passes(5_995, 6_000)).toBe(false)
    expect(passes(6_000, 6_000)).toBe(true)
  })
})

describe('certificates', () => {
  test('carry a running number of their level and year', () => {
    expect(numberIn(seriesOf('l4', 2026), 128)).toBe('WW-L4-2026-000128')
  })

  test('end on the day before, the same months later; at a month’s end where the day does not exist', () => {
    expect(lastDayOf({ year: 2026, month: 12, day: 6 }, 12)).toEqual({ year: 2027, month: 12, day: 5 })
    expect(lastDayOf({ year: 2026, month: 3, day: 1 }, 12)).toEqual({ year: 2027, month: 2, day: 28 })
    expect(lastDayOf({ year: 2027, month: 3, day: 1 }, 12)).toEqual({ year: 2028, month: 2, day: 29 })
    expect(lastDayOf({ year: 2026, month: 1, day: 1 }, 12)).toEqual({ year: 2026, month: 12, day: 31 })
    expect(lastDayOf({ year: 2026, month: 8, day: 31 }, 6)).toEqual({ year: 2027, month: 2, day: 28 })
  })

  test('are revoked before they are replaced, and replaced before they are expired', () => {
    const standing = { revokedAt: null, supersededBy: null, validUntil: 10 }
    expect(stateOf(standing, 10)).toBe('valid')
    expect(stateOf(standing, 11)).toBe('expired')
    expect(stateOf({ ...standing, supersededBy: 'next' }, 11)).toBe('superseded')
    expect(stateOf({ ...standing, supersededBy: 'next', revokedAt: 1 }, 11)).toBe('revoked')
  })
})
