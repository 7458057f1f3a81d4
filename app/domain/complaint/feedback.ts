import type { ComplaintClass, Motive } from './motives.ts'
import { type BorderRule, borderRule } from './rules.ts'
import type { CaseView, ComplaintCase } from './schema.ts'
import { caseView } from './schema.ts'
import { type Scored, scoreAnswer } from './score.ts'
import { quickWithin } from './statistics.ts'

export type Given = Readonly<{ class: ComplaintClass; motive: Motive | null; secondary: Motive | null }>

/** What a learner is told once his answer is kept (complaint-drill.md §8). */
export type Feedback = Readonly<{
  case: CaseView
  key: Readonly<{
    class: ComplaintClass
    motive: Motive
    secondary: Motive | null
    accept: readonly Motive[]
  }>
  given: Given
  scored: Scored
  deciding: string
  reason: string
  rule: BorderRule
  /** Why the motive he chose tempted. */
  trap: string | null
  /** He named the other half of a mixed one as the first. */
  sawSecondary: boolean
}>

export function feedbackOf(complaint: ComplaintCase, given: Given): Feedback {
  const { primaryMotive, secondaryMotive = null, accept, deciding, reason, traps } = complaint
  const wrong = given.motive !== null && given.motive !== primaryMotive && !accept.includes(given.motive)
  return {
    case: caseView(complaint),
    key: { class: complaint.class, motive: primaryMotive, secondary: secondaryMotive, accept },
    given,
    scored: scoreAnswer(complaint, { class: given.class, primaryMotive: given.motive ?? undefined }),
    deciding,
    reason,
    rule: borderRule(complaint.rule),
    trap: wrong && given.motive ? (traps[given.motive] ?? null) : null,
    sawSecondary: given.motive !== null && given.motive === secondaryMotive,
  }
}

/**
 * The score of an answer, 0–100. Where only the class is asked (the pile) it is the class's share of its own sixty:
 * idiv(100 × percent, 60).
 */
export function scoreOf(complaint: ComplaintCase, given: Given): number {
  const scored = scoreAnswer(complaint, { class: given.class, primaryMotive: given.motive ?? undefined })
  return given.motive === null ? Math.trunc((100 * scored.class.percent) / 60) : scored.percent
}

/** How well a case is remembered, as spaced review counts it: full and quick, full, partly, hardly. */
export function ratingOf(
  score: number,
  tookMs: number,
  textLength: number,
): 'easy' | 'good' | 'hard' | 'again' {
  if (score === 100) return tookMs <= quickWithin(textLength) ? 'easy' : 'good'
  return score >= 60 ? 'hard' : 'again'
}
