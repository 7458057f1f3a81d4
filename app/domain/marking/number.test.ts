import { describe, expect, test } from 'vitest'
import { Blank } from '../item/schema.ts'
import { rational } from '../shared/rational.ts'
import { judgeNumber } from './number.ts'
import { readNumber } from './numerals.ts'

const judge = (
  typed: string,
  blank: { value: string; unit?: string; unitRule?: string; convert?: boolean },
) => {
  const parsed = Blank.parse({ kind: 'number', ...blank })
  if (parsed.kind !== 'number') throw new Error('a number blank was asked for')
  return judgeNumber(typed, parsed)
}

describe('readNumber', () => {
  test.each([
    ['48', 48, 1],
    ['8,000', 8_000, 1],
    ['1,234,567.5', 2_469_135, 2],
    ['.5', 1, 2],
    ['0.8万', 8_000, 1],
    ['3百万', 3_000_000, 1],
    ['1.2亿', 120_000_000, 1],
    ['零', 0, 1],
    ['十', 10, 1],
    ['十五', 15, 1],
    ['二十', 20, 1],
    ['四十八', 48, 1],
    ['一百零五', 105, 1],
    ['一百一十', 110, 1],
    ['一百五十', 150, 1],
    ['两百', 200, 1],
    ['一千零五十', 1_050, 1],
    ['一千零五', 1_005, 1],
    ['八千', 8_000, 1],
    ['两万五千', 25_000, 1],
    ['一万零五', 10_005, 1],
    ['一亿零五万', 100_050_000, 1],
    ['十二万', 120_000, 1],
    ['伍佰', 500, 1],
    ['壹仟贰佰叁拾肆', 1_234, 1],
    ['叁', 3, 1],
    ['二〇一二', 2_012, 1],
    ['二点六', 13, 5],
    ['零点零七', 7, 100],
    ['一点二万', 12_000, 1],
    ['半', 1, 2],
    ['一个半', 3, 2],
    ['3个半', 7, 2],
    ['两个半', 5, 2],
  ])('%s is %i/%i', (text, num, den) =>
    expect(readNumber(text)[0]).toEqual({ value: rational(num, den), rest: '' }),
  )

  test.each([
    '约48',
    '8,00',
    '80,0000',
    '1,5',
    '一百五',
    '一百零',
    '三四',
    '一二',
    '十两',
    '百',
    '点五',
    '五点',
    '零五',
    '一千零五百',
    'x',
    '',
    '几',
    '第3',
  ])('%j is not wholly a number', (text) =>
    expect(readNumber(text).filter(({ rest }) => rest === '')).toEqual([]),
  )

  test('a numeral may belong to the unit', () =>
    expect(readNumber('三千克')).toEqual([
      { value: rational(3_000), rest: '克' },
      { value: rational(3), rest: '千克' },
    ]))
})

describe('judgeNumber', () => {
  const hours = { value: '48', unit: '小时' }
  const percent = { value: '15.6', unit: '%' }
  const yuan = { value: '0.07', unit: '元', convert: true }
  test.each([
    { typed: '48 H', blank: hours },
    { typed: '48个小时', blank: hours },
    { typed: '肆拾捌小时', blank: hours },
    { typed: '48.0', blank: hours },
    { typed: '1.5小时', blank: { value: '90', unit: '分钟', convert: true } },
    { typed: '一个半小时', blank: { value: '90', unit: '分钟', convert: true } },
    { typed: '90分', blank: { value: '90', unit: '分钟' } },
    { typed: '1小时', blank: { value: '3600', unit: '秒', convert: true } },
    { typed: '156‰', blank: percent },
    { typed: '千分之一百五十六', blank: percent },
    { typed: '百分之15.6', blank: percent },
    { typed: '百分之百', blank: { value: '100', unit: '%' } },
    { typed: '1', blank: { value: '100', unit: '%', unitRule: 'required' } },
    { typed: '¥0.07', blank: yuan },
    { typed: '￥0.07元', blank: yuan },
    { typed: '7分', blank: yuan },
    { typed: '0.7角', blank: yuan },
    { typed: '7毛', blank: { value: '0.7', unit: '元', convert: true } },
    { typed: '-3', blank: { value: '-3' } },
    { typed: '负三', blank: { value: '-3' } },
    { typed: '－3', blank: { value: '-3' } },
    { typed: '3千克', blank: { value: '3', unit: '千克' } },
    { typed: '8万户', blank: { value: '8', unit: '万户' } },
    { typed: '80000户', blank: { value: '8', unit: '万户' } },
    { typed: '8', blank: { value: '8', unit: '万户' } },
    { typed: '3万元', blank: { value: '30000', unit: '元' } },
    { typed: '3 个 月', blank: { value: '3', unit: '个月', unitRule: 'required' } },
    { typed: '15天', blank: { value: '15', unit: '日' } },
    { typed: '三点', blank: { value: '3', unit: '点' } },
  ])('$typed fits $blank', ({ typed, blank }) => expect(judge(typed, blank)).toBe('number-equal'))

  test.each([
    { typed: '约48小时', blank: hours, rule: 'number-unreadable' },
    { typed: '48小时以内', blank: hours, rule: 'unit-different' },
    { typed: '2天', blank: { ...hours, convert: true }, rule: 'unit-different' },
    { typed: '2880分钟', blank: hours, rule: 'unit-different' },
    { typed: '2880分钟', blank: { ...hours, convert: true }, rule: 'number-equal' },
    { typed: '48', blank: { ...hours, unitRule: 'required' }, rule: 'unit-missing' },
    { typed: '49', blank: hours, rule: 'number-different' },
    { typed: '48/72', blank: hours, rule: 'unit-different' },
    { typed: '4-8小时', blank: hours, rule: 'unit-different' },
    { typed: '30天', blank: { value: '1', unit: '月', convert: true }, rule: 'unit-different' },
    { typed: '1年', blank: { value: '12', unit: '月', convert: true }, rule: 'unit-different' },
    { typed: '5日', blank: { value: '5', unit: '工作日', convert: true }, rule: 'unit-different' },
    { typed: '2.6%', blank: { value: '2.6', unit: '百分点' }, rule: 'unit-different' },
    { typed: '15.6个百分点', blank: percent, rule: 'unit-different' },
    { typed: '¥7分', blank: yuan, rule: 'number-unreadable' },
    { typed: '¥5', blank: { value: '5', unit: '户' }, rule: 'unit-different' },
    { typed: '8户', blank: { value: '8', unit: '万户' }, rule: 'number-different' },
    { typed: '80000', blank: { value: '8', unit: '万户' }, rule: 'number-different' },
    { typed: '三四天', blank: { value: '34', unit: '天' }, rule: 'unit-different' },
    { typed: '一百五', blank: { value: '105' }, rule: 'unit-different' },
    { typed: '.5', blank: { value: '5' }, rule: 'number-different' },
    { typed: '5分钟', blank: { value: '5', unit: '分' }, rule: 'unit-different' },
    { typed: '8000户', blank: { value: '8000' }, rule: 'unit-different' },
  ])('$typed against $blank: $rule', ({ typed, blank, rule }) => expect(judge(typed, blank)).toBe(rule))

  test('a tenth is exactly a tenth', () => {
    expect(judge('0.1', { value: '0.1' })).toBe('number-equal')
    expect(judge('0.30000000000000004', { value: '0.3' })).toBe('number-different')
    expect(judge('0.300', { value: '0.3' })).toBe('number-equal')
  })
})
