import { expect, test } from 'vitest'
import { announcementAt, clockFace, serverClock } from './remaining.ts'

test.each([
  [100 * 60_000, '100:00'],
  [41 * 60_000 + 19_001, '41:20'],
  [999, '0:01'],
  [0, '0:00'],
  [-5_000, '0:00'],
])('%i ms read %s', (ms, face) => {
  expect(clockFace(ms)).toBe(face)
})

test.each([
  [40 * 60_000 + 1, { unit: 'minutes', count: 41 }],
  [60_001, { unit: 'minutes', count: 2 }],
  [60_000, { unit: 'seconds', count: 60 }],
  [50_000, { unit: 'seconds', count: 50 }],
  [41_000, { unit: 'seconds', count: 50 }],
  [1, { unit: 'seconds', count: 10 }],
  [0, { unit: 'over' }],
])('at %i ms it says %o', (ms, said) => {
  expect(announcementAt(ms)).toEqual(said)
})

test('a changed wall clock moves no time, and is noticed', () => {
  let [steady, wall] = [100, 5_000]
  const clock = serverClock(
    1_000_000,
    () => steady,
    () => wall,
  )
  steady += 30_000
  wall += 3_600_000
  expect([clock.now(), clock.hasDrifted()]).toEqual([1_030_000, true])
  clock.sync(1_500_000)
  expect([clock.now(), clock.hasDrifted()]).toEqual([1_500_000, false])
})
