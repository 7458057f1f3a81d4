import { expect, test } from 'vitest'
import { foundBy } from './find-terms.ts'

const term = (id: string, zh: string, en: string) => ({ id, zh, en, definition: `${zh}的意思` })
const entries = [
  term('disconnect', '拆机', 'disconnection'),
  term('tiered', '差异化服务', 'tiered service'),
  term('retain', '维系', 'retention'),
]

test('every word searched for must occur, whatever its width and case', () => {
  expect(foundBy(' ＳERVICE 意思 ', entries).map(({ id }) => id)).toEqual(['tiered'])
  expect(foundBy('', entries)).toHaveLength(3)
  expect(foundBy('没有', entries)).toEqual([])
})
