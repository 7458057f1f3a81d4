import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict'

/** Loaded with the first search: the dictionary takes some tenths of a second. */
let jieba: Jieba | undefined

/** Words that stand in nearly every sentence; they narrow no search. */
const EMPTY_WORDS = new Set(
  '的 了 是 在 和 与 或 及 吗 呢 吧 啊 把 被 就 也 都 而 哪 什么 怎么 哪些 哪个'.split(' '),
)
const HAN = /\p{Script=Han}/u

/**
 * The words of a search, each of which must occur: “早会库管” is 早会 and 库管, as “早会 库管” is. What is in quotes
 * stays whole; empty words count only where there is nothing else.
 */
export function searchWords(q: string): string[] {
  const quoted = [...q.matchAll(/["“”]([^"“”]+)["“”]/g)].map(([, text = '']) => text.trim())
  const loose = q.replace(/["“”][^"“”]+["“”]/g, ' ').split(/\s+/)
  const words = loose.flatMap((part) => (HAN.test(part) ? segmented(part) : [part]))
  const all = [...quoted, ...words].filter((word) => word !== '' && /[\p{L}\p{N}]/u.test(word))
  const telling = all.filter((word) => !EMPTY_WORDS.has(word))
  return [...new Set(telling.length > 0 ? telling : all)]
}

function segmented(text: string): string[] {
  jieba ??= Jieba.withDict(dict)
  return jieba.cut(text, true).map((word) => word.trim())
}
