import { describe, expect, test } from 'vitest'
import { foldNumber, foldText, isBlank } from './fold.ts'

describe('foldText', () => {
  test.each([
    ['ＶＩＰ　客户', 'vip客户'],
    ['Ⅲ', 'iii'],
    ['９５％', '95%'],
    ['“诚实”《正直》「好」', '诚实正直好'],
    ['未\u200b经\ufeff同意', '未经同意'],
    ['Customer\tFirst', 'customer first'],
    ['2012—05', '2012-05'],
    ['2012——05', '2012-05'],
    ['−5', '-5'],
    ['1∶200', '1:200'],
    ['7 × 24', '7x24'],
    ['7*24*365', '7x24x365'],
    ['a*b', 'a*b'],
    ['1。5', '1.5'],
    ['到帐', '到账'],
    ['其它', '其他'],
    ['其 它', '其他'],
    ['我的 e 家', '我的e家'],
    ['CUSTOMER   FIRST', 'customer first'],
    ['先情 , 后理', '先情,后理'],
    ['。信号！', '信号'],
    ['……', ''],
  ])('%s becomes %s', (typed, folded) => expect(foldText(typed)).toBe(folded))

  test.each(['其他', '7x24小时', '先情,后理', 'customer first', '1.5%'])('%s stays', (folded) =>
    expect(foldText(folded)).toBe(folded),
  )
})

describe('foldNumber', () => {
  test.each([
    ['15.6 %', '15.6%'],
    ['5 0', '50'],
    ['．5', '.5'],
    ['48小时。', '48小时'],
    ['，500', '500'],
  ])('%s becomes %s', (typed, folded) => expect(foldNumber(typed)).toBe(folded))
})

test.each(['', ' ', '　', '\u200b', '。', '……', '、，', '“”', '——', '()'])('%j is blank', (typed) =>
  expect(isBlank(typed)).toBe(true),
)
test.each(['0', '无', 'x', '-1'])('%j is an answer', (typed) => expect(isBlank(typed)).toBe(false))
