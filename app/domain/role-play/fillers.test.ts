import { expect, test } from 'vitest'
import { isFiller } from './fillers.ts'
import { split } from './split.ts'

const isAllFiller = (said: string) => split(said).every(({ clauses }) => clauses.every(isFiller))

test.each(['嗯嗯那什么', '嗯……那个', '呃，就是说', '怎么说呢', '让我想想，这么说吧', '啊这个嘛'])(
  '%s says nothing',
  (said) => expect(isAllFiller(said)).toBe(true),
)

test.each([
  '怎么说？',
  '然后呢',
  '那什么，您说',
  '您看这个怎么样',
  '就是说能不能退',
  '嗯，我在听',
  '那个套餐',
])('%s says something', (said) => expect(isAllFiller(said)).toBe(false))
