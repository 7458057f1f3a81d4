import type { Rule } from '../rule.ts'

/** An id names one thing for ever: progress, attempts and certificates refer to it. */
export const idsAreUnique: Rule = {
  name: 'ids-are-unique',
  severity: 'error',
  check: ({ modules, items, drafts, glossary, knowledge }) => {
    const places = [
      ...modules.map(({ file, frontmatter }) => ({ file, id: frontmatter.id })),
      ...items.map(({ file, item }) => ({ file, id: item.id })),
      ...drafts.map(({ file, draft }) => ({ file, id: draft.id })),
      ...glossary.entries.map(({ id }) => ({ file: glossary.file, id: `term:${id}` })),
      ...knowledge.tree.leaves.flatMap(({ points }) =>
        points.map(({ id }) => ({ file: knowledge.file, id })),
      ),
    ]
    const first = new Map<string, string>()
    return places.flatMap(({ file, id }) => {
      const earlier = first.get(id)
      if (earlier === undefined) {
        first.set(id, file)
        return []
      }
      return [{ file, path: id, message: `编号 ${id} 已在 ${earlier} 用过；编号永不重用，请给这一条换一个` }]
    })
  },
}
