import { scoreAnswer } from '../complaint/score.ts'
import type { Of, ResponseOf } from '../item/schema.ts'
import { percentOf } from '../shared/points.ts'
import { rational } from '../shared/rational.ts'
import { type Mark, marked, unanswered } from './mark.ts'

/**
 * Marks class and primary motive as the drill scores them (assessment.md §6). The secondary motive is not marked:
 * naming nothing else is leaving the item blank.
 */
export function markClassification(
  { key, points }: Of<'classification'>,
  said: ResponseOf<'classification'>,
): Mark {
  if (said.class === undefined && said.primaryMotive === undefined) return unanswered(points)
  const scored = scoreAnswer(key, said)
  const trace = [scored.class, scored.motive].map(({ rule, percent }) => ({
    rule,
    earned: percentOf(points, percent),
  }))
  return marked(rational(scored.percent, 100), points, trace)
}
