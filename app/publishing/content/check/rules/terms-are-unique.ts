import type { Rule } from '../rule.ts'

/** One word for one thing: a term has one entry, or two lessons would explain it in two ways. */
export const termsAreUnique: Rule = {
  name: 'terms-are-unique',
  severity: 'warning',
  check: ({ glossary: { file, entries } }) =>
    entries.flatMap(({ id, zh }, at) => {
      const earlier = entries.slice(0, at).find((entry) => entry.zh === zh)
      return earlier
        ? [
            {
              file,
              path: id,
              message: `“${zh}”已有词条 ${earlier.id}，又写了 ${id}；请留一条，课文里的 <Term id> 改成它`,
            },
          ]
        : []
    }),
}
