import { expect, test } from 'vitest'
import { asText, fromText } from './field-text.ts'

test.each([
  { kind: 'lines', value: ['搬家了。', '换地方住了。'], text: '搬家了。\n换地方住了。' },
  { kind: 'words', value: ['3 年', '合约'], text: '3 年、合约' },
  { kind: 'rows', value: [['apologise@a', 'offer@b'], ['offer@c']], text: 'apologise@a、offer@b\noffer@c' },
  {
    kind: 'pairs',
    value: { fee: '移机 0 元', term: '两年：不变' },
    text: 'fee：移机 0 元\nterm：两年：不变',
  },
  { kind: 'number', value: 50, text: '50' },
  { kind: 'text', value: '许先生', text: '许先生' },
] as const)('a field of $kind is written and read back', ({ kind, value, text }) => {
  expect(asText(kind, value)).toBe(text)
  expect(fromText(kind, text)).toEqual(value)
})

test('an emptied field goes; a number that is none is left for the check to name', () => {
  expect(fromText('lines', ' \n')).toBeUndefined()
  expect(fromText('number', '')).toBeUndefined()
  expect(fromText('number', '五十')).toBe('五十')
})
