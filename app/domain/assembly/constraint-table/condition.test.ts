import { describe, expect, it } from 'vitest'
import { type Attributes, readCondition } from './condition.ts'

const COLUMNS = ['ID', 'LEVEL', 'DOK', 'TYPE', 'PVALUE', '难度']
const ITEM: Attributes = { ID: 'SC1', LEVEL: 3, DOK: 2, TYPE: 'MC', PVALUE: null, 难度: '中' }

const holds = (text: string, item: Attributes = ITEM) => {
  const read = readCondition(text, COLUMNS)
  if (!read.ok) throw new Error(read.refusal.message)
  return read.value(item)
}
const faultOf = (text: string) => {
  const read = readCondition(text, COLUMNS)
  return read.ok ? undefined : read.refusal
}

describe('a condition', () => {
  it.each([
    ['', true],
    ['LEVEL == 3', true],
    ['LEVEL == 3 & DOK >= 3', false],
    ['LEVEL == 4 | DOK == 2', true],
    ['LEVEL == 4 | DOK == 2 & TYPE == "CR"', false],
    ['(LEVEL == 4 | DOK == 2) & TYPE == "MC"', true],
    ['!(LEVEL == 3)', false],
    ['!LEVEL == 3', false],
    ['ID %in% c("SC1", "SC2")', true],
    ["TYPE %in% ('CR')", false],
    ['3 < LEVEL', false],
    ['LEVEL == "3"', true],
    ['难度 == "中"', true],
    ['is.na(PVALUE)', true],
    ['!is.na(PVALUE) & PVALUE > 0.5', false],
  ])('%s → %s', (text, expected) => {
    expect(holds(text)).toBe(expected)
  })

  it('does not hold on an empty cell, whatever the comparison', () => {
    for (const sign of ['==', '!=', '<', '<=', '>', '>=']) expect(holds(`PVALUE ${sign} 0.5`)).toBe(false)
  })

  it.each([
    ['LEVEL = 3', 7, /相等写 ==/],
    ['GRADE == 3', 1, /没有列 GRADE/],
    ['LEVEL ==', 9, /没写完/],
    ['LEVEL == 3 DOK == 2', 12, /前面缺/],
    ['(LEVEL == 3', 12, /缺“\)”/],
    ['LEVEL %in% 3', 12, /缺“\(”/],
    ['LEVEL', 6, /缺一个比较/],
    ['is.na(GRADE)', 7, /没有列 GRADE/],
  ])('%s is refused at %i', (text, at, message) => {
    expect(faultOf(text)).toMatchObject({ at, message: expect.stringMatching(message) })
  })
})
