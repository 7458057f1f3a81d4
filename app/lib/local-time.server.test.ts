import { expect, test } from 'vitest'
import { localOf, momentOf } from './local-time.server.ts'

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
