import { describe, expect, test } from 'vitest'
import { aBlueprint } from '#tests/factories/blueprint.ts'
import { DAY } from '../shared/instant.ts'
import { lastDayOf, numberIn, passes, seriesOf, stateOf } from './award.ts'
import { unmetConditions } from './eligibility.ts'

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

  test('are revoked before they are expired', () => {
    expect(stateOf({ revokedAt: null, validUntil: 10 }, 10)).toBe('valid')
    expect(stateOf({ revokedAt: null, validUntil: 10 }, 11)).toBe('expired')
    expect(stateOf({ revokedAt: 1, validUntil: 10 }, 11)).toBe('revoked')
  })
})

describe('unmet conditions', () => {
  const { rules } = aBlueprint()
  const now = 1_000 * DAY

  test('names the hours that are missing', () => {
    const need = rules.classHours.value
    expect(unmetConditions(rules, { classHours: need - 4, earlierStarts: [] }, now)).toEqual([
      { code: 'class-hours', have: need - 4, need },
    ])
    expect(unmetConditions(rules, { classHours: need, earlierStarts: [] }, now)).toEqual([])
  })

  test('keeps seven days between two attempts and three attempts to a year', () => {
    const facts = (...daysAgo: number[]) => ({
      classHours: 99,
      earlierStarts: daysAgo.map((days) => now - days * DAY),
    })
    expect(unmetConditions(rules, facts(6), now)).toEqual([{ code: 'too-soon', mayStartAt: now + DAY }])
    expect(unmetConditions(rules, facts(7), now)).toEqual([])
    expect(unmetConditions(rules, facts(300, 200, 100), now)).toEqual([
      { code: 'yearly-limit', limit: 3, mayStartAt: now + 65 * DAY },
    ])
    expect(unmetConditions(rules, facts(366, 200, 100), now)).toEqual([])
  })
})
