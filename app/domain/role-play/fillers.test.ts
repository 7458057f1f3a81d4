import { expect, test } from 'vitest'
import { isFiller } from './fillers.ts'
import { split } from './split.ts'

const isAllFiller = (said: string) => split(said).every(({ clauses }) => clauses.every(isFiller))

test.each([
  '嗯嗯那什么',
  '嗯……那个',
  '呃，就是说',
  '怎么说呢？',
  '那个，怎么说',
  '让我想想，这么说吧',
  '啊这个嘛',
  '那啥，就是，嗯',
  '内个叫什么来着',
  '啊？什么？',
  '嗯嗯好的好的',
  '哦好',
  'emmm',
])('%s says nothing', (said) => expect(isAllFiller(said)).toBe(true))

test.each([
  '怎么说？',
  '怎么说的',
  '为什么？',
  '怎么了？',
  '然后呢',
  '行吗？',
  '是吗',
  '什么情况',
  '那什么时候发现的？',
  '那什么，您说',
  '您看这个怎么样',
  '就是说能不能退',
  '嗯，我在听',
  '那个套餐',
])('%s says something', (said) => expect(isAllFiller(said)).toBe(false))
