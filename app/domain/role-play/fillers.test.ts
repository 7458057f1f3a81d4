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
  '怎么说呢这事吧',
  '这个嘛，怎么跟您说呢',
  '那个，我想想怎么跟您讲',
  '不知道怎么跟您说',
  '您看这事儿闹的',
  '这个事情呢，它是这么个情况',
  '反正就是那么回事吧',
  '那什么您别急',
  '哎呀您先别着急',
  '您消消气',
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
  '他们怎么跟您说？',
  '当时怎么跟您说的？',
  '这事您怎么说？',
  '您别急，我现在就给您查',
  '不着急用吧？',
  '是这么个情况，系统多扣了',
  '这事是我们闹的',
])('%s says something', (said) => expect(isAllFiller(said)).toBe(false))
