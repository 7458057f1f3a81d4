import { questionsOf } from '../questions-of.ts'
import type { Rule } from '../rule.ts'

const BLANK = /_{4,}/g

/** The number of `____` in a stem equals its blanks, and any-order groups name blanks that exist, each once. */
export const blanksMatchTheStem: Rule = {
  name: 'blanks-match-the-stem',
  severity: 'error',
  check: ({ items }) =>
    questionsOf(items).flatMap(({ file, where, body }) => {
      if (body.kind !== 'fillIn') return []
      const inStem = body.stem.match(BLANK)?.length ?? 0
      const grouped = body.anyOrder.flat()
      const messages = [
        ...(inStem === body.blanks.length
          ? []
          : [`题干有 ${inStem} 个空，blanks 写了 ${body.blanks.length} 个；请改成一样多`]),
        ...(grouped.every((i) => i < body.blanks.length) ? [] : ['anyOrder 里有不存在的空；空从 0 数起']),
        ...(new Set(grouped).size === grouped.length ? [] : ['同一个空写进了两个 anyOrder 组；请合成一组']),
        ...(body.points % body.blanks.length === 0
          ? []
          : [`${body.points} 分不能平均分到 ${body.blanks.length} 个空`]),
      ]
      return messages.map((message) => ({ file, path: `${where} blanks`, message }))
    }),
}
