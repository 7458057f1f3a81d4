import type { Points } from '../shared/points.ts'

/** Two readings of one thing: in hundredths of a point, or the number of the level reached. */
export type Pair = Readonly<{ a: number; b: number }>

export type Agreement = Readonly<{
  /** How many answers both read. */
  answers: number
  /** Mean of a − b over answers, in hundredths of a point: above 0, the first is the milder one. Null without answers. */
  meanDifference: number | null
  /** How many criteria both gave a level. */
  criteria: number
  /** Share of criteria given the same level, 0…1. Null without criteria. */
  exact: number | null
  /** Share of criteria given the same level or the next. */
  adjacent: number | null
  /** Cohen's kappa with quadratic weights over the answers' points. */
  kappa: number | null
}>

/**
 * How far two readers agree. Levels are compared criterion by criterion, points answer by answer.
 * @param answers points of whole answers; `outOf` makes different rubrics comparable in kappa
 * @param levels numbers of levels, from 0
 */
export function agreement(
  answers: readonly (Pair & { readonly outOf: Points })[],
  levels: readonly Pair[],
): Agreement {
  const share = (within: number) =>
    levels.length === 0 ? null : levels.filter(({ a, b }) => Math.abs(a - b) <= within).length / levels.length
  return {
    answers: answers.length,
    meanDifference: answers.length === 0 ? null : mean(answers.map(({ a, b }) => a - b)),
    criteria: levels.length,
    exact: share(0),
    adjacent: share(1),
    kappa: quadraticKappa(answers.map(({ a, b, outOf }) => ({ a: a / outOf, b: b / outOf }))),
  }
}

/**
 * Cohen's kappa with weights (a − b)²: 1 − observed / expected disagreement, where the expected one takes every a with
 * every b. With these weights the sums are moments, so no table of categories is needed and any scale will do:
 * expected = mean(a²) + mean(b²) − 2·mean(a)·mean(b) (divided by n, not n − 1).
 * @returns −1…1, 1 when both always agree; null when neither varies and they agree (0/0 would claim evidence), or
 *   without pairs
 * @see Cohen 1968; Fleiss and Cohen 1973
 */
export function quadraticKappa(pairs: readonly Pair[]): number | null {
  if (pairs.length === 0) return null
  const [as, bs] = [pairs.map(({ a }) => a), pairs.map(({ b }) => b)]
  const observed = mean(pairs.map(({ a, b }) => (a - b) ** 2))
  const square = (values: readonly number[]) => mean(values.map((value) => value ** 2))
  const expected = square(as) + square(bs) - 2 * mean(as) * mean(bs)
  // sums of floats: what ought to be 0 may be a hair off
  return expected < 1e-12 ? null : 1 - observed / expected
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length
