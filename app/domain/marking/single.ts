import type { Of, ResponseOf } from '../item/schema.ts'
import { ONE, ZERO } from '../shared/rational.ts'
import { type Mark, marked, unanswered } from './mark.ts'

/** All or nothing for the one right option; a wrong one costs nothing. */
export function markSingle({ key, points }: Of<'single'>, { chosen }: ResponseOf<'single'>): Mark {
  if (chosen === undefined) return unanswered(points)
  return chosen === key
    ? marked(ONE, points, [{ rule: 'right-option', earned: points }])
    : marked(ZERO, points, [{ rule: 'wrong-option', earned: 0 }])
}
