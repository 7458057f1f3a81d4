import { questionsOf } from '../questions-of.ts'
import type { Rule } from '../rule.ts'

/** A key names options that exist, none twice, and not all of them. */
export const keyNamesOptions: Rule = {
  name: 'key-names-options',
  severity: 'error',
  check: ({ items }) =>
    questionsOf(items).flatMap(({ file, where, body }) => {
      if (body.kind !== 'single' && body.kind !== 'multiple') return []
      const ids = body.options.map((option) => option.id)
      const key = typeof body.key === 'string' ? [body.key] : body.key
      const messages = [
        ...key
          .filter((name) => !ids.includes(name))
          .map((name) => `答案 "${name}" 不在选项中（${ids.join('、')}）；请改答案或补选项`),
        ...(new Set(key).size < key.length ? ['答案里有重复的选项；请删去重复的'] : []),
        ...(new Set(ids).size < ids.length ? ['选项编号有重复；请改成各不相同'] : []),
        ...(key.length >= ids.length ? ['所有选项都是答案，这题没有辨别力；请补干扰项'] : []),
      ]
      return messages.map((message) => ({ file, path: `${where} key`, message }))
    }),
}
