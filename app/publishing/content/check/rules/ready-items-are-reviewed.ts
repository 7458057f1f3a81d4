import type { Rule } from '../rule.ts'

/** Two pairs of eyes: a ready item names who wrote it and another pass that reviewed it. */
export const readyItemsAreReviewed: Rule = {
  name: 'ready-items-are-reviewed',
  severity: 'error',
  check: ({ items }) =>
    items.flatMap(({ file, item: { id, facts } }) => {
      if (facts.status !== 'ready') return []
      if (facts.author && facts.reviewedBy && facts.author !== facts.reviewedBy) return []
      return [
        {
          file,
          path: id,
          message: '状态是 ready，却没有与 author 不同的 reviewedBy；请先复核，或改回 review',
        },
      ]
    }),
}

/** Law changes: an item on it says since when its rule is in force and when that was checked. */
export const lawItemsAreDated: Rule = {
  name: 'law-items-are-dated',
  severity: 'error',
  check: ({ items }) =>
    items.flatMap(({ file, item: { id, facts } }) => {
      if (!facts.knowledgePoint.startsWith('law.') || (facts.effectiveDate && facts.verifiedAt)) return []
      return [
        { file, path: id, message: '法律题缺 effectiveDate（施行日期）或 verifiedAt（核对日期）；请补上' },
      ]
    }),
}
