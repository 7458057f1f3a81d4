import { expect, test } from 'vitest'
import { firstMomentOf, lastMomentOf, localOf, momentOf } from './local-time.server.ts'

test.each([
  { zone: 'Asia/Shanghai', local: '2026-12-06T09:00', at: Date.UTC(2026, 11, 6, 1) },
  { zone: 'Europe/Berlin', local: '2026-07-01T09:30', at: Date.UTC(2026, 6, 1, 7, 30) },
  { zone: 'America/New_York', local: '2026-03-08T23:00', at: Date.UTC(2026, 2, 9, 3) },
])('$local in $zone and back', ({ zone, local, at }) => {
  expect(momentOf(local, zone)).toBe(at)
  expect(localOf(at, zone)).toBe(local)
})

test('what is no time there is undefined', () => {
  expect(momentOf('2026-02-30T09:00', 'Asia/Shanghai')).toBeUndefined()
  expect(momentOf('gestern', 'Asia/Shanghai')).toBeUndefined()
  expect(momentOf('2026-03-29T02:30', 'Europe/Berlin')).toBeUndefined()
})

test('a day begins and ends on the clock of the zone, and what is no day does neither', () => {
  expect(firstMomentOf('2026-12-06', 'Asia/Shanghai')).toBe(Date.UTC(2026, 11, 5, 16))
  expect(lastMomentOf('2026-12-06', 'Asia/Shanghai')).toBe(Date.UTC(2026, 11, 6, 16) - 1)
  expect(firstMomentOf('2026-02-30')).toBeUndefined()
  expect(lastMomentOf('')).toBeUndefined()
})
