import type { CreditPolicy } from '../item/schema.ts'
import type { Points } from '../shared/points.ts'
import { compare, floor, multiply, ONE, type Rational, rational, ZERO } from '../shared/rational.ts'

/** The rule that decided a part of a mark. Stored with the mark, so a name is never reused for another rule. */
export type MarkingRule =
  | 'unanswered'
  // single, trueFalse
  | 'right-option'
  | 'wrong-option'
  // multiple, one per credit policy
  | 'all-or-nothing'
  | 'correct-minus-wrong'
  | 'no-wrong'
  // classification
  | 'class-equal'
  | 'class-of-primary-motive'
  | 'class-different'
  | 'class-missing'
  | 'motive-equal'
  | 'motive-adjacent'
  | 'motive-different'
  | 'motive-missing'
  // fillIn
  | BlankRule
  | 'answer-repeated'
  | 'whole-answer-split'
  // any kind, by a correction of the key
  | 'full-credit-to-all'
  | 'item-dropped'
  // caseStudy: what a part earned in all, before the rules that decided it
  | 'part-total'
  // written answers: nobody has read it yet; what readers gave for one criterion
  | 'awaits-marker'
  | 'rubric'

/** What the marker of one blank may decide. */
export type BlankRule =
  | 'unanswered'
  | 'text-equal'
  | 'text-different'
  | 'number-equal'
  | 'number-different'
  | 'number-unreadable'
  | 'unit-different'
  | 'unit-missing'
  | 'list-complete'
  | 'list-incomplete'
  | 'list-per-element'

/**
 * One decision, for feedback and regrade.
 * @example { rule: 'text-equal', blank: 0, earned: 100 }
 * @example { rule: 'text-equal', blank: 0, key: 2, earned: 100 } // typed in blank 0, is the answer of blank 2
 */
export type TraceStep = {
  readonly rule: MarkingRule
  /** The part of a case study, from 0. */
  readonly part?: number
  /** The criterion of a rubric. */
  readonly criterion?: string
  /** The blank it was typed in, from 0. */
  readonly blank?: number
  /** The blank whose answer it is, where an any-order group moved it. */
  readonly key?: number
  /** `multiple`: right and wrong options picked. */
  readonly right?: number
  readonly wrong?: number
  /** Hundredths of a point, floored by itself: where shares are uneven the item may earn more than their sum. */
  readonly earned: Points
}

export type MarkTrace = readonly TraceStep[]

export type MarkState = 'unanswered' | 'wrong' | 'partial' | 'right' | 'needsMarking'

/** What an answer earned and why; plain data, the same after a round trip through JSON. */
export type Mark = {
  readonly state: MarkState
  readonly points: Points
  readonly outOf: Points
  readonly trace: MarkTrace
}

/** How an exam departs from what its items say. */
export type MarkingPolicy = {
  /** Overrides the `creditPolicy` of every `multiple` item. */
  readonly creditPolicy?: CreditPolicy
}

/** What people decided for the written answers of one item, by part (marking_task.part). */
export type PeoplesMarks = Readonly<Record<string, Readonly<{ points: Points; steps: MarkTrace }>>>

/** The mark of an answer left blank: nothing, whatever the policy. */
export const unanswered = (outOf: Points): Mark => ({
  state: 'unanswered',
  points: 0,
  outOf,
  trace: [{ rule: 'unanswered', earned: 0 }],
})

/** `share` (0…1) of `outOf`, floored to a hundredth of a point. */
export const shareOf = (outOf: Points, share: Rational): Points =>
  Number(floor(multiply(rational(outOf), share)))

/**
 * The mark of an answer that earned `share` (0…1) of `outOf`, floored once. The state follows the exact share, so that
 * a share too small for a hundredth of a point is still `partial`.
 */
export const marked = (share: Rational, outOf: Points, trace: MarkTrace): Mark => ({
  state: compare(share, ZERO) <= 0 ? 'wrong' : compare(share, ONE) < 0 ? 'partial' : 'right',
  points: shareOf(outOf, share),
  outOf,
  trace,
})
