import type { Of, ResponseOf } from '../item/schema.ts'
import { ONE, ZERO } from '../shared/rational.ts'
import { type Mark, marked, unanswered } from './mark.ts'

/** All or nothing; a wrong judgement costs nothing, and `false` is an answer where absence is none. */
export function markTrueFalse({ key, points }: Of<'trueFalse'>, { chosen }: ResponseOf<'trueFalse'>): Mark {
  if (chosen === undefined) return unanswered(points)
  return chosen === key
    ? marked(ONE, points, [{ rule: 'right-option', earned: points }])
    : marked(ZERO, points, [{ rule: 'wrong-option', earned: 0 }])
}
