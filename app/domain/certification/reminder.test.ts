import { expect, test } from 'vitest'
import { DAY } from '../shared/instant.ts'
import { daysLeft, reminderDue } from './reminder.ts'

const END = 1_000 * DAY
test.each([
  { name: 'none 90 days before', now: END - 90 * DAY, due: undefined },
  { name: 'the first a moment later', now: END - 90 * DAY + 1, due: 90 },
  { name: 'the second within 30 days', now: END - 20 * DAY, due: 30 },
  { name: 'the last within 7 days', now: END - 1, due: 7 },
  { name: 'none after the end', now: END + 1, due: undefined },
])('a reminder is due: $name', ({ now, due }) => {
  expect(reminderDue(END, [90, 30, 7], now)).toBe(due)
})

test('days left are counted up', () => {
  expect(daysLeft(END, END - 7 * DAY)).toBe(7)
  expect(daysLeft(END, END - 7 * DAY - 1)).toBe(8)
  expect(daysLeft(END, END - 1)).toBe(1)
})
