import { expect, test } from 'vitest'
import { type Guard, guardsOf } from './guards.ts'

test.each<{ text: string; asked?: boolean; has: Guard[]; hasNot?: Guard[] }>([
  { text: '您说他们家信号差', has: ['relayed'], hasNot: ['limit'] },
  { text: '我不敢打包票天天满格', has: ['limit', 'negated'] },
  { text: '您说说看', has: [], hasNot: ['relayed'] },
  { text: '那句“没办法”不该说', has: ['quoted', 'negated'] },
  { text: '要是您愿意', has: ['condition'] },
  { text: '如不认可', has: ['condition', 'negated'] },
  { text: '如何处理', has: [], hasNot: ['condition'] },
  { text: '这边方便说话吗', has: ['asked'] },
  { text: '合约没到期', has: [], hasNot: ['negated'] },
])('$text', ({ text, asked = false, has, hasNot = [] }) => {
  const guards = guardsOf(text, asked)
  expect(guards).toEqual(expect.arrayContaining(has))
  for (const guard of hasNot) expect(guards).not.toContain(guard)
})
