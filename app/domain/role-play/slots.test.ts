import { expect, test } from 'vitest'
import { inDigits, slotsIn } from './slots.ts'

const dueIn = (text: string) => slotsIn(text).due.flatMap(({ pieces }) => pieces)

test.each([
  ['明天上午十点师傅到您家', ['明天', '上午', '10点']],
  ['我五点前给您回电', ['5点']],
  ['最晚周二修好', ['周2']],
  ['48小时内书面答复', ['48小时']],
  ['下周三上午', ['下周3', '上午']],
  ['昨天师傅来过', []],
  ['一点都不麻烦', []],
  ['去年签的,明天给您答复', ['明天']],
])('%s is due %j', (text, due) => {
  expect(dueIn(text)).toEqual(due)
})

test('the same time in other words has a piece in common', () => {
  expect(dueIn('明早10:00修网')).toEqual(expect.arrayContaining(['明天', '10点']))
  expect(slotsIn('退您三十六块').amount).toEqual([{ said: '三十六块', pieces: ['36元'] }])
})

test.each([
  ['十二', '12'],
  ['三十六', '36'],
  ['一百零五', '105'],
  ['两', '2'],
])('%s is %s', (words, digits) => {
  expect(inDigits(words)).toBe(digits)
})
