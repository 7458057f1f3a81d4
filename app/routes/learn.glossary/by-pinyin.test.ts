import { expect, test } from 'vitest'
import { byPinyin, initialOf } from './by-pinyin.server.ts'

test.each([
  ['挽留', 'W'],
  ['拆机', 'C'],
  ['二次续约', 'E'],
  ['级差服务', 'J'],
  ['七彩铃音', 'Q'],
  ['重新框架', 'C'],
  ['重点业务', 'Z'],
  ['ＶLAN', 'V'],
  ['10000 号', '#'],
])('%s is looked up under %s', (term, initial) => {
  expect(initialOf(term)).toBe(initial)
})

test('terms stand by letter, figures last', () => {
  expect(['挽留', '10000 号', 'SLA', '拆机', '唱收唱付', '商机'].sort(byPinyin)).toEqual([
    '拆机',
    '唱收唱付',
    '商机',
    'SLA',
    '挽留',
    '10000 号',
  ])
})
