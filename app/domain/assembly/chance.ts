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
 * the cut (5 : 4 : 1 of 100 points is 73). The mix counts items: where a kind has but one grade, its items are taken
 * from that grade's share and its points stand for themselves. Else twenty points of case studies, all of them hard,
 * would ask for more easy items elsewhere than the mix has.
 */
export function targetsOf({
  scoreTargets,
  difficultyMix,
  mix,
  rules,
}: Pick<Blueprint, 'scoreTargets' | 'difficultyMix' | 'mix' | 'rules'>): readonly Target[] {
  if (scoreTargets) return scoreTargets
  const parts = sumOf(GRADE_ORDER.map((grade) => difficultyMix[grade]))
  if (parts === 0) return []
  const items = sumOf(mix.map(({ count }) => count))
  const known = mix.filter(({ difficulty }) => difficulty !== undefined)
  const left = GRADE_ORDER.map((grade) => {
    const taken = sumOf(known.filter(({ difficulty }) => difficulty === grade).map(({ count }) => count))
    return { grade, items: Math.max((items * difficultyMix[grade]) / parts - taken, 0) }
  })
  const settled = known.map(({ points, count, difficulty = 'medium' }) => ({
    points: points * count,
    difficulty,
  }))
  const open = rules.fullMark.value - sumOf(settled.map(({ points }) => points))
  const share =
    sumOf(left.map(({ grade, items: own }) => own * GRADE_CHANCE[grade])) /
    sumOf(left.map((one) => one.items))
  const points = sumOf(settled.map(({ points: own, difficulty }) => own * GRADE_CHANCE[difficulty]))
  return [{ theta: null, points: points + (open > 0 ? open * share : 0) }]
}

const GRADE_ORDER = ['easy', 'medium', 'hard'] as const
const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, n) => sum + n, 0)

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
