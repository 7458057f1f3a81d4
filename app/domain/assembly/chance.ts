import type { Blueprint } from '../blueprint/schema.ts'
import type { DifficultyGrade } from '../item/schema.ts'
import type { Points } from '../shared/points.ts'
import type { BankEntry } from './types.ts'

/** Share of the marks a candidate at the cut gets, by the author's grade (assessment.md §4, default). */
const GRADE_CHANCE: Readonly<Record<DifficultyGrade, number>> = { easy: 0.85, medium: 0.65, hard: 0.45 }
/** How far a form's expected score may be from its target: a quarter of a point, in hundredths. */
export const TARGET_TOLERANCE: Points = 25

/** An expected score a form is drawn towards. */
export type Target = Readonly<{
  /** Null: at the cut. */
  theta: number | null
  /** Hundredths of a point, not always whole. */
  points: number
}>

/**
 * What candidates are to expect of every form: the blueprint's own targets, else what its difficulty mix stands for at
 * the cut (5 : 4 : 1 of 100 points is 73).
 */
export function targetsOf({
  scoreTargets,
  difficultyMix: { easy, medium, hard },
  rules,
}: Pick<Blueprint, 'scoreTargets' | 'difficultyMix' | 'rules'>): readonly Target[] {
  if (scoreTargets) return scoreTargets
  const parts = easy + medium + hard
  if (parts === 0) return []
  const share = easy * GRADE_CHANCE.easy + medium * GRADE_CHANCE.medium + hard * GRADE_CHANCE.hard
  return [{ theta: null, points: (rules.fullMark.value * share) / parts }]
}

const logistic = (x: number) => 1 / (1 + Math.exp(-x))

/**
 * Share of an item's points a candidate is expected to get, 0…1. At an ability: the calibrated curve; an item that has
 * none yet stands on the one-parameter curve through its chance at the cut (θ = 0). At the cut: the smoothed facility,
 * below 30 answers the author's grade.
 */
export function chanceAt(entry: BankEntry, theta: number | null): number {
  if (entry.irt && theta !== null) {
    const { a, b, c } = entry.irt
    return c + (1 - c) * logistic(a * (theta - b))
  }
  const atCut = entry.facility ?? GRADE_CHANCE[entry.difficulty]
  if (theta === null) return atCut
  const held = Math.min(Math.max(atCut, 0.01), 0.99)
  return logistic(theta + Math.log(held / (1 - held)))
}
