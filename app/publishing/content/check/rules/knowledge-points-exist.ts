import { pointsOf } from '../../../../domain/knowledge/schema.ts'
import type { Rule } from '../rule.ts'

/** Every item and module names knowledge points of the tree: quotas and mastery are counted by them. */
export const knowledgePointsExist: Rule = {
  name: 'knowledge-points-exist',
  severity: 'error',
  check: ({ knowledge, modules, items, drafts }) => {
    const known = new Set(pointsOf(knowledge.tree).map(({ id }) => id))
    const named = [
      ...modules.flatMap(({ file, frontmatter }) =>
        frontmatter.knowledgePoints.map((point) => ({ file, path: 'knowledgePoints', point })),
      ),
      ...items.flatMap(({ file, item: { id, facts } }) =>
        [facts.knowledgePoint, ...facts.otherKnowledgePoints].map((point) => ({ file, path: id, point })),
      ),
      ...drafts.map(({ file, draft }) => ({ file, path: draft.id, point: draft.knowledgePoint })),
    ]
    return named
      .filter(({ point }) => !known.has(point))
      .map(({ file, path, point }) => ({
        file,
        path,
        message: `知识点 ${point} 不在 content/knowledge.yaml 里；请改成已有的，或先把它加进知识点树`,
      }))
  },
}
