import { describe, expect, test } from 'vitest'
import { Blank } from '../item/schema.ts'
import { rational } from '../shared/rational.ts'
import { judgeList, splitAtSeparators } from './list.ts'

const aList = (elements: string[][], more: { ordered?: boolean; partial?: 'all' | 'perElement' } = {}) => {
  const blank = Blank.parse({ kind: 'list', elements, ...more })
  if (blank.kind !== 'list') throw new Error('a list was asked for')
  return blank
}
const steps = [['派单'], ['执行'], ['评估']]

describe('judgeList takes', () => {
  test.each([
    { typed: '短信与彩信', elements: [['短信'], ['彩信']] },
    { typed: '短信|彩信\n电话', elements: [['短信'], ['彩信'], ['电话']] },
    { typed: '短信、彩信等。', elements: [['短信'], ['彩信']] },
    { typed: '短信、彩信 等等', elements: [['短信'], ['彩信']] },
    { typed: '自由、平等', elements: [['自由'], ['平等']] },
    { typed: '自由、平等等', elements: [['自由'], ['平等']] },
    { typed: '迅速及及时响应', elements: [['迅速'], ['及时响应']] },
    { typed: '关怀、维系和挽留等', elements: [['关怀'], ['维系和挽留']] },
    { typed: 'TCP/IP、HTTP', elements: [['TCP/IP'], ['HTTP']] },
    { typed: 'WAP 业务 短信', elements: [['WAP业务'], ['短信']] },
    { typed: '“短信”，“彩信”', elements: [['短信'], ['彩信']] },
    {
      typed: '存费、存费送费',
      elements: [
        ['存费送费', '存费'],
        ['存费送积分', '存费'],
      ],
    },
  ])('$typed', ({ typed, elements }) =>
    expect(judgeList(typed, aList(elements))).toEqual({ rule: 'list-complete', share: rational(1) }),
  )
})

describe('judgeList refuses', () => {
  test.each([
    { name: 'one short', typed: '派单、执行' },
    { name: 'one too many', typed: '派单、执行、评估、归档' },
    { name: 'a repeat', typed: '派单、派单、执行、评估' },
    { name: 'a negated element', typed: '不派单、执行、评估' },
    { name: 'elements run together', typed: '派单执行评估' },
  ])('$name', ({ typed }) =>
    expect(judgeList(typed, aList(steps))).toEqual({ rule: 'list-incomplete', share: rational(0) }),
  )
})

describe('judgeList by element', () => {
  test.each([
    { name: 'hits', typed: '派单、评估', ordered: false, share: [2, 3] },
    { name: 'hits less extras', typed: '派单、评估、归档', ordered: false, share: [1, 3] },
    { name: 'never below nothing', typed: '派单、甲、乙、丙', ordered: false, share: [0, 1] },
    { name: 'full', typed: '评估、执行、派单', ordered: false, share: [1, 1] },
    { name: 'only what stands in its place', typed: '评估、执行、派单', ordered: true, share: [1, 3] },
  ])('gives $name', ({ typed, ordered, share: [num = 0, den = 1] }) =>
    expect(judgeList(typed, aList(steps, { ordered, partial: 'perElement' })).share).toEqual(
      rational(num, den),
    ),
  )
})

test('pieces lie between separators, and 和 is none', () =>
  expect(splitAtSeparators('，15、 30；甲和乙 /|丙')).toEqual(['15', '30', '甲和乙', '丙']))
