import type { Blueprint } from '../blueprint/schema.ts'
import { DifficultyGrade } from '../item/schema.ts'
import { byCodeUnit } from '../shared/rng.ts'
import type { BankEntry, OverlapBudget } from './types.ts'

/** What a choice of items is judged by beyond its table. */
export type Goal = Readonly<{
  blueprint: Pick<Blueprint, 'difficultyMix' | 'tolerances'>
  overlaps: readonly OverlapBudget[]
}>

export const GRADES = DifficultyGrade.options

/**
 * A running count of a form while items come and go. Its cost puts enemies and overlap first, then grades beyond
 * the blueprint's tolerance, then knowledge points used more than others in turn, then the distance from the exact mix.
 */
export type Tally = Readonly<{
  add(entry: BankEntry): void
  remove(entry: BankEntry): void
  cost(): number
  /** Whether the item shares a group with another item of the form, or was in an earlier form that is met too often. */
  offends(entry: BankEntry): boolean
  /** Enemies and overlap beyond the budgets; 0 when none. */
  faults(): number
  /** Whether every grade is less than one item from its exact share. */
  isNear(): boolean
  /** Enemy groups with two items or more in the form, by code unit. */
  enemies(): string[]
  /** The overlap budgets that are exceeded. */
  excess(): { overlap: number; max: number }[]
}>

const FAULT_COST = 1_000_000
const BEYOND_COST = 10
const SPREAD_COST = 3

export function startTally({ blueprint, overlaps }: Goal): Tally {
  const { difficultyMix, tolerances } = blueprint
  const parts = GRADES.reduce((sum, grade) => sum + difficultyMix[grade], 0)
  const grades = { easy: 0, medium: 0, hard: 0 }
  const points = new Map<string, number>()
  const groups = new Map<string, number>()
  const met = overlaps.map(() => 0)
  let [size, spread, clashes] = [0, 0, 0]

  /** Distance of a grade from its exact share, in items times `parts`, so that it stays whole. */
  const distance = (grade: DifficultyGrade) => Math.abs(grades[grade] * parts - size * difficultyMix[grade])
  const excess = () =>
    overlaps.flatMap(({ max }, place) => {
      const overlap = met[place] ?? 0
      return overlap > max ? [{ overlap, max }] : []
    })
  const faults = () => clashes + excess().reduce((sum, { overlap, max }) => sum + overlap - max, 0)
  const count = (entry: BankEntry, by: 1 | -1) => {
    size += by
    grades[entry.difficulty] += by
    const before = points.get(entry.knowledgePoint) ?? 0
    points.set(entry.knowledgePoint, before + by)
    spread += (before + by) ** 2 - before ** 2
    for (const group of new Set(entry.enemyGroups)) {
      const others = groups.get(group) ?? 0
      groups.set(group, others + by)
      clashes += Math.max(others + by - 1, 0) - Math.max(others - 1, 0)
    }
    for (const [place, { previous }] of overlaps.entries())
      if (previous.has(entry.id)) met[place] = (met[place] ?? 0) + by
  }

  return {
    add: (entry) => count(entry, 1),
    remove: (entry) => count(entry, -1),
    faults,
    excess,
    cost() {
      const off = GRADES.reduce((sum, grade) => sum + distance(grade), 0)
      const beyond = GRADES.reduce(
        (sum, grade) => sum + Math.max(distance(grade) - tolerances.gradeItems * parts, 0),
        0,
      )
      return FAULT_COST * faults() + BEYOND_COST * beyond + SPREAD_COST * parts * spread + off
    },
    offends: (entry) =>
      entry.enemyGroups.some((group) => (groups.get(group) ?? 0) > 1) ||
      overlaps.some(({ previous, max }, place) => (met[place] ?? 0) > max && previous.has(entry.id)),
    isNear: () => GRADES.every((grade) => distance(grade) < parts),
    enemies: () => [...groups].flatMap(([group, held]) => (held > 1 ? [group] : [])).sort(byCodeUnit),
  }
}
