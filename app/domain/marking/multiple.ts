import type { CreditPolicy, Of, ResponseOf } from '../item/schema.ts'
import { ONE, type Rational, rational, ZERO } from '../shared/rational.ts'
import { type Mark, type MarkingPolicy, type MarkingRule, marked, shareOf, unanswered } from './mark.ts'

type Picks = {
  readonly right: number
  readonly wrong: number
  /** K, how many options the key holds. */
  readonly inKey: number
}
type Credit = { readonly rule: MarkingRule; readonly share: (picks: Picks) => Rational }

/** Share of the points by policy (assessment.md §6). Distractors left alone never earn. */
const credits: { readonly [P in CreditPolicy]: Credit } = {
  allOrNothing: {
    rule: 'all-or-nothing',
    share: ({ right, wrong, inKey }) => (right === inKey && wrong === 0 ? ONE : ZERO),
  },
  correctMinusWrong: {
    rule: 'correct-minus-wrong',
    share: ({ right, wrong, inKey }) => rational(Math.max(0, right - wrong), inKey),
  },
  noWrong: {
    rule: 'no-wrong',
    share: ({ right, wrong, inKey }) => (wrong === 0 ? rational(right, inKey) : ZERO),
  },
}

/** Marks a choice of several by the item's credit policy, or the exam's where that has one. A pick counts once. */
export function markMultiple(
  { key, points, creditPolicy }: Of<'multiple'>,
  { chosen }: ResponseOf<'multiple'>,
  policy: MarkingPolicy,
): Mark {
  if (chosen.length === 0) return unanswered(points)
  const [inKey, picked] = [new Set(key), new Set(chosen)]
  const right = [...picked].filter((id) => inKey.has(id)).length
  const wrong = picked.size - right
  const credit = credits[policy.creditPolicy ?? creditPolicy]
  const share = credit.share({ right, wrong, inKey: inKey.size })
  return marked(share, points, [{ rule: credit.rule, right, wrong, earned: shareOf(points, share) }])
}
