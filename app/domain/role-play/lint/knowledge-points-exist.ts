import type { ScenarioRule } from './lint.ts'

export const knowledgePointsExist: ScenarioRule = {
  name: 'scenario-knowledge-points-exist',
  severity: 'error',
  check: ({ scenario, knowledgePoints }) =>
    knowledgePoints === undefined
      ? []
      : scenario.knowledgePoints
          .filter((id) => !knowledgePoints.has(id))
          .map((id) => ({ path: 'knowledgePoints', message: `没有知识点 ${id}；见 content/knowledge.yaml` })),
}
