import { expect, test } from 'vitest'
import { split } from './split.ts'

const clauses = (text: string) => split(text).map((sentence) => sentence.clauses.map((clause) => clause.text))

test.each([
  { text: '您好！我是小李，工号８０２１。', into: [['您好'], ['我是小李', '工号8021']] },
  { text: '他说“我不管，你看着办”，就走了', into: [['他说“我不管,您看着办”', '就走了']] },
  { text: '费用1,000元，18:30到，2.4G的。', into: [['费用1,000元', '18:30到', '2.4g的']] },
  { text: '好 我知道了 明天给您回', into: [['我知道了', '明天给您回']] },
  { text: '这个……我们查一下', into: [['这个', '我们查一下']] },
  { text: '“没人关上引号，就照常分', into: [['“没人关上引号', '就照常分']] },
  { text: '嗯。', into: [] },
])('$text', ({ text, into }) => {
  expect(clauses(text)).toEqual(into)
})

test('a span leads back to the words as typed', () => {
  const text = 'ＯＫ，我是小李～工号 ８０２１。'
  const spans = split(text).flatMap((sentence) => sentence.clauses.map(({ span }) => span))
  expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual(['ＯＫ', '我是小李～工号 ８０２１'])
})

test('only the clause before the question mark asks', () => {
  expect(split('慢不慢，您说？').map(({ asked, clauses }) => [asked, clauses.map((c) => c.asked)])).toEqual([
    [true, [false, true]],
  ])
})

test('plain and regional words read as the common ones, and their places stay', () => {
  const text = '恁说咋办，俺听着'
  const all = split(text).flatMap((sentence) => sentence.clauses)
  expect(all.map((clause) => clause.text)).toEqual(['您说怎么办', '我听着'])
  expect(all.map(({ span }) => text.slice(span.start, span.end))).toEqual(['恁说咋办', '俺听着'])
})
