import { expect, test } from 'vitest'
import { aLoadedItem, SINGLE } from '#tests/factories/content.ts'
import { keyFiguresOf } from './key-figures.ts'

test('letters, lengths and truths are counted by level', () => {
  const [first, ...others] = SINGLE.options
  if (!first) throw new Error('the factory has options')
  const long = { ...SINGLE, options: [{ ...first, text: '这一项比别的三项都长' }, ...others] }
  const statement = { kind: 'trueFalse', stem: '甲是乙。', key: true, points: 100 } as const
  const items = [
    aLoadedItem('l4-08-001'),
    aLoadedItem('l4-08-002', long),
    aLoadedItem('l4-08-003', { ...SINGLE, key: 'c' }),
    aLoadedItem('l4-08-004', statement),
    aLoadedItem('l4-08-005', { ...statement, key: false }),
  ]
  expect(keyFiguresOf({ items })).toMatchObject({
    l4: { single: 3, letters: { a: 2, c: 1 }, longest: 1, shortest: 0, trueFalse: 2, true: 1 },
    l3: { single: 0 },
  })
})
