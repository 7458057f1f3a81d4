import { expect, test } from 'vitest'
import { countWords } from './words.ts'

test.each([
  { text: '', count: 0 },
  { text: '　，。！', count: 0 },
  { text: '您好，我是小周。', count: 6 },
  { text: '流失率 3.5%，按 SLA 2 小时内回', count: 11 },
  { text: 'VIP客户', count: 3 },
  { text: 'don’t 10:30', count: 2 },
  { text: '𠮷野家', count: 3 },
])('“$text” has $count', ({ text, count }) => expect(countWords(text)).toBe(count))
