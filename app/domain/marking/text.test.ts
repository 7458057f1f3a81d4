import { describe, expect, test } from 'vitest'
import { isAccepted } from './text.ts'

describe('isAccepted', () => {
  test.each([
    { typed: '诚实、正直', accepted: ['诚实正直'] },
    { typed: '诚实正直', accepted: ['诚实、正直'] },
    { typed: '张·三', accepted: ['张三'] },
    { typed: '10 000', accepted: ['10 000'] },
  ])('takes $typed for $accepted', ({ typed, accepted }) => expect(isAccepted(typed, accepted)).toBe(true))

  test.each([
    { name: 'a dropped negation', typed: '征得同意', accepted: ['未征得同意'] },
    { name: 'an added negation', typed: '不主动', accepted: ['主动'] },
    { name: 'two alternatives', typed: '上升/上涨', accepted: ['上升', '上涨'] },
    { name: 'both sides of a bet', typed: '上升或下降', accepted: ['上升'] },
    { name: 'another order', typed: '先理后情', accepted: ['先情后理'] },
    { name: 'a part', typed: '信', accepted: ['信号'] },
    { name: 'one character off', typed: '诚实正值', accepted: ['诚实正直'] },
    { name: 'digits joined over a comma', typed: '10,000', accepted: ['10000'] },
    { name: 'digits joined over a point', typed: '1.5', accepted: ['15'] },
    { name: 'nothing, even where an accepted form folds to nothing', typed: '', accepted: ['。'] },
  ])('refuses $name', ({ typed, accepted }) => expect(isAccepted(typed, accepted)).toBe(false))
})
