import { crowdedKey } from '../../../../domain/item/key-position.ts'
import { questionsOf } from '../questions-of.ts'
import type { Rule } from '../rule.ts'

/** A right option longer than every other by this factor (and by at least six characters) stands out by its length. */
const STANDS_OUT = 1.6
const AT_LEAST = 6
/** Over a bank of four-option items, chance makes the key the longest in a quarter of them. */
const LONGEST_TOO_OFTEN = 0.4

/** The key must not be found by looking for the longest option. */
export const optionsHideTheKey: Rule = {
  name: 'options-hide-the-key',
  severity: 'error',
  check: ({ items }) =>
    questionsOf(items).flatMap(({ file, where, body }) => {
      if (body.kind !== 'single') return []
      const length = new Map(body.options.map((option) => [option.id, option.text.length]))
      const right = length.get(body.key) ?? 0
      const longestWrong = Math.max(
        ...body.options.filter(({ id }) => id !== body.key).map(({ text }) => text.length),
      )
      if (right < longestWrong * STANDS_OUT || right - longestWrong < AT_LEAST) return []
      return [
        {
          file,
          path: `${where} options`,
          message: `正确项 ${right} 字，其余最长 ${longestWrong} 字，看长短就能猜中；请把长短拉平`,
        },
      ]
    }),
}

/** The same over a whole file: the key must not be the longest option much more often than chance makes it. */
export const keyIsNotAlwaysLongest: Rule = {
  name: 'key-is-not-always-longest',
  severity: 'warning',
  check: ({ items }) => {
    const files = [...new Set(items.map(({ file }) => file))]
    return files.flatMap((file) => {
      const singles = questionsOf(items).flatMap(({ file: of, body }) =>
        of === file && body.kind === 'single' ? [body] : [],
      )
      const longest = singles.filter(({ options, key }) =>
        options.every(
          ({ id, text }) => id === key || text.length < (options.find((o) => o.id === key)?.text.length ?? 0),
        ),
      ).length
      if (singles.length < 8 || longest / singles.length <= LONGEST_TOO_OFTEN) return []
      return [
        {
          file,
          path: 'items',
          message: `${singles.length} 道单选里有 ${longest} 道的正确项最长；偶然只会有四分之一左右，请改短一些正确项或加长干扰项`,
        },
      ]
    })
  },
}

/** Over a file, the right letters must be spread: no letter holds more than half of the keys. */
export const keyPositionsAreSpread: Rule = {
  name: 'key-positions-are-spread',
  severity: 'warning',
  check: ({ items }) =>
    [...new Set(items.map(({ file }) => file))].flatMap((file) => {
      const keys = questionsOf(items).flatMap(({ file: f, body }) =>
        f === file && body.kind === 'single' ? [body.key] : [],
      )
      const crowded = crowdedKey(keys)
      if (!crowded) return []
      const message = `${crowded.of} 道单选里有 ${crowded.most} 道的答案在同一个位置；请换开`
      return [{ file, path: 'items', message }]
    }),
}
