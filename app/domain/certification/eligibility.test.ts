import { describe, expect, test } from 'vitest'
import { aCalendar, rulesOf } from '#tests/factories/certification.ts'
import { DAY } from '../shared/instant.ts'
import { eligibility } from './eligibility.ts'

const NOW = 2_000 * DAY
const YEAR = 360 * DAY // twelve months of the test calendar
const nobody = { classHours: 99, certificates: [], inPostSince: null, earlierStarts: [] }
const unmet = (level: 'l4' | 'l3' | 'l2' | 'l1', person: Partial<Parameters<typeof eligibility>[1]>) =>
  eligibility(rulesOf(level), { ...nobody, ...person }, aCalendar(NOW))

describe('l4', () => {
  test('asks for class hours and nothing earlier', () => {
    expect(unmet('l4', { classHours: 26 })).toEqual([{ code: 'class-hours', have: 26, need: 30 }])
    expect(unmet('l4', { classHours: 30 })).toEqual([])
  })

  test('keeps seven days between two tries and three tries to a year', () => {
    const triedOn = (...daysAgo: number[]) =>
      unmet('l4', { earlierStarts: daysAgo.map((days) => NOW - days * DAY) })
    expect(triedOn(6)).toEqual([{ code: 'too-soon', mayStartAt: NOW + DAY }])
    expect(triedOn(7)).toEqual([])
    expect(triedOn(300, 200, 100)).toEqual([{ code: 'yearly-limit', limit: 3, mayStartAt: NOW + 65 * DAY }])
    expect(triedOn(366, 200, 100)).toEqual([])
  })
})

describe.each([
  { level: 'l3', earlier: 'l4', years: 1, hours: 24 },
  { level: 'l2', earlier: 'l3', years: 2, hours: 18 },
  { level: 'l1', earlier: 'l2', years: 2, hours: 12 },
] as const)('$level', ({ level, earlier, years, hours }) => {
  const held = { id: 'c', level: earlier, validUntil: NOW + DAY }
  const since = NOW - years * YEAR

  test('names everything that is missing at once', () => {
    expect(unmet(level, { classHours: 0 })).toEqual([
      { code: 'class-hours', have: 0, need: hours },
      { code: 'earlier-certificate', level: earlier, expiredAt: null },
      { code: 'time-in-post', years, since: null, fulfilledAt: null },
    ])
  })

  test('opens with the certificate below in force and the years over', () => {
    expect(unmet(level, { classHours: hours, certificates: [held], inPostSince: since })).toEqual([])
  })

  test('a day short in post is told with its day', () => {
    expect(unmet(level, { certificates: [held], inPostSince: since + DAY })).toEqual([
      { code: 'time-in-post', years, since: since + DAY, fulfilledAt: NOW + DAY - 1 },
    ])
  })

  test('an expired certificate does not open it, a higher one does', () => {
    const expired = { ...held, validUntil: NOW - 1 }
    expect(unmet(level, { certificates: [expired], inPostSince: since })).toEqual([
      { code: 'earlier-certificate', level: earlier, expiredAt: NOW - 1 },
    ])
    expect(
      unmet(level, {
        certificates: [expired, { id: 'h', level: 'l1', validUntil: null }],
        inPostSince: since,
      }),
    ).toEqual([])
  })
})
