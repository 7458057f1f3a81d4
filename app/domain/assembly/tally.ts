import type { Points } from '../shared/points.ts'
import { EXPECTED_UNIT, type PreparedBank } from './prepare.ts'
import type { OverlapBudget } from './types.ts'

/**
 * A running count of a form while items come and go, by place in the bank. Its cost puts enemies, overlap and reserved
 * items first, then the distance of the expected score from its targets, then (unless the bank is calibrated) grades beyond the
 * blueprint's tolerance, knowledge points used more than others in turn, and the distance from the exact mix.
 */
export type Tally = Readonly<{
  add(place: number): void
  remove(place: number): void
  cost(): number
  /** What the cost would be with `into` in the place of `out`; the tally stays as it is. */
  costWith(out: number, into: number): number
  /** Whether an item shares a group with one of the form. */
  clashes(place: number): boolean
  /** How many earlier forms with a budget hold the item. */
  met(place: number): number
  /** How many items of a knowledge point the form holds. */
  used(point: number): number
  /**
   * Whether the item of the form shares a group with another, or was in an earlier form that is met too often, or is not
   * reserved while too few are.
   */
  offends(place: number): boolean
  /** Enemies, overlap beyond the budgets and points of reserved items that are missing; 0 when none. */
  faults(): number
  /** Whether nothing is left to mend: the expected score in its tolerance, each grade less than one item off. */
  isNear(): boolean
  /** Enemy groups with two items or more in the form, by code unit. */
  enemies(): string[]
  /** The overlap budgets that are exceeded. */
  excess(): { overlap: number; max: number }[]
  /** Points of reserved items the form lacks, hundredths. */
  unreserved(): Points
}>

const FAULT_COST = 1e9
/** A hundredth of a point that reserved items lack: a point is as dear as any fault. */
const UNRESERVED_COST = FAULT_COST / 100
/** A hundredth of a point beyond the tolerance of a target. */
const TARGET_COST = 100 / EXPECTED_UNIT
/**
 * An item of a grade beyond its tolerance (times the parts of the mix): as a tenth of a point off a target. Fairness
 * goes first: dearer grades pulled the expected scores of a thin bank apart (measured on l2: 1.2 points at 400).
 */
const BEYOND_COST = 100
const SPREAD_COST = 3

export function startTally(bank: PreparedBank, overlaps: readonly OverlapBudget[]): Tally {
  const { isCalibrated, gradeOf, pointOf, groupsOf, groupNames, reservedOf, reservedPoints } = bank
  const { goals, tolerance, expected: given } = bank.targets
  const { difficultyMix, tolerances } = bank.blueprint
  const shares = [difficultyMix.easy, difficultyMix.medium, difficultyMix.hard] as const
  const parts = shares[0] + shares[1] + shares[2]
  const grades = new Int32Array(3)
  const points = new Int32Array(bank.pointCount)
  const groups = new Int32Array(groupNames.length)
  const aims = goals.length
  const expected = new Float64Array(aims)
  const met = new Int32Array(overlaps.length)
  const budgetsOf = budgetsByPlace(bank, overlaps)
  let [size, spread, clashing, excessive, reserved] = [0, 0, 0, 0, 0]

  /** Distance of a grade from its exact share, in items times `parts`, so that it stays whole. */
  const distance = (grade: number) => Math.abs((grades[grade] ?? 0) * parts - size * (shares[grade] ?? 0))
  const maxOf = (budget: number) => overlaps[budget]?.max ?? 0
  const count = (place: number, by: 1 | -1) => {
    size += by
    reserved += by * (reservedOf[place] ?? 0)
    const grade = gradeOf[place] ?? 0
    grades[grade] = (grades[grade] ?? 0) + by
    const point = pointOf[place] ?? 0
    const before = points[point] ?? 0
    points[point] = before + by
    spread += by * (2 * before + by)
    const own = groupsOf[place]
    for (let g = 0; own !== undefined && g < own.length; g++) {
      const group = own[g] ?? 0
      const others = groups[group] ?? 0
      groups[group] = others + by
      clashing += Math.max(others + by - 1, 0) - Math.max(others - 1, 0)
    }
    for (let t = 0; t < aims; t++) expected[t] = (expected[t] ?? 0) + by * (given[place * aims + t] ?? 0)
    if (budgetsOf)
      for (const budget of budgetsOf.get(place) ?? []) {
        const shared = met[budget] ?? 0
        met[budget] = shared + by
        excessive += Math.max(shared + by - maxOf(budget), 0) - Math.max(shared - maxOf(budget), 0)
      }
  }
  /** How far the expected scores are beyond their tolerances, with `into` in the place of `out` where they are given. */
  const missed = (out = -1, into = -1) => {
    let sum = 0
    for (let t = 0; t < aims; t++) {
      const change = out < 0 ? 0 : (given[into * aims + t] ?? 0) - (given[out * aims + t] ?? 0)
      const off = Math.abs((expected[t] ?? 0) + change - (goals[t] ?? 0)) - tolerance
      if (off > 0) sum += off
    }
    return sum
  }
  /** Points of reserved items missing, with `into` in the place of `out` where they are given. */
  const unreserved = (out = -1, into = -1) => {
    const change = out < 0 ? 0 : (reservedOf[into] ?? 0) - (reservedOf[out] ?? 0)
    return Math.max(reservedPoints - reserved - change, 0)
  }
  const most = tolerances.gradeItems * parts
  const gradeCost = () => {
    let cost = 0
    for (let grade = 0; grade < 3; grade++) {
      const off = distance(grade)
      cost += off + (off > most ? BEYOND_COST * (off - most) : 0)
    }
    return cost
  }
  const cost = () => {
    const worst =
      FAULT_COST * (clashing + excessive) + UNRESERVED_COST * unreserved() + TARGET_COST * missed()
    return isCalibrated ? worst + SPREAD_COST * spread : worst + SPREAD_COST * parts * spread + gradeCost()
  }
  const isFree = (place: number) =>
    groupsOf[place]?.length === 0 && (budgetsOf === undefined || !budgetsOf.has(place))

  return {
    add: (place) => count(place, 1),
    remove: (place) => count(place, -1),
    faults: () => clashing + excessive + unreserved(),
    cost,
    costWith(out, into) {
      // Most exchanges are of items without enemies or history, alike but for their difficulty: those are counted
      // without touching anything.
      const isAlike = pointOf[out] === pointOf[into] && (isCalibrated || gradeOf[out] === gradeOf[into])
      if (isAlike && isFree(out) && isFree(into)) {
        const others = isCalibrated ? SPREAD_COST * spread : SPREAD_COST * parts * spread + gradeCost()
        return (
          FAULT_COST * (clashing + excessive) +
          UNRESERVED_COST * unreserved(out, into) +
          TARGET_COST * missed(out, into) +
          others
        )
      }
      count(out, -1)
      count(into, 1)
      const swapped = cost()
      count(into, -1)
      count(out, 1)
      return swapped
    },
    clashes(place) {
      const own = groupsOf[place]
      if (own === undefined || own.length === 0) return false
      return own.some((group) => (groups[group] ?? 0) > 0)
    },
    met: (place) => (budgetsOf === undefined ? 0 : (budgetsOf.get(place)?.length ?? 0)),
    used: (point) => points[point] ?? 0,
    unreserved: () => unreserved(),
    offends: (place) =>
      (reservedOf[place] === 0 && unreserved() > 0) ||
      (groupsOf[place]?.some((group) => (groups[group] ?? 0) > 1) ?? false) ||
      (budgetsOf?.get(place)?.some((budget) => (met[budget] ?? 0) > maxOf(budget)) ?? false),
    isNear: () =>
      missed() === 0 && (isCalibrated || [0, 1, 2].every((grade) => parts === 0 || distance(grade) < parts)),
    enemies: () => groupNames.filter((_, group) => (groups[group] ?? 0) > 1),
    excess: () =>
      overlaps.flatMap(({ max }, budget) => {
        const overlap = met[budget] ?? 0
        return overlap > max ? [{ overlap, max }] : []
      }),
  }
}

/** The budgets an item counts for; undefined when there are none. */
function budgetsByPlace(
  { placeOf }: PreparedBank,
  overlaps: readonly OverlapBudget[],
): ReadonlyMap<number, readonly number[]> | undefined {
  if (overlaps.length === 0) return undefined
  const budgets = new Map<number, number[]>()
  for (const [budget, { previous }] of overlaps.entries())
    for (const id of previous) {
      const place = placeOf.get(id)
      if (place === undefined) continue
      const known = budgets.get(place)
      if (known) known.push(budget)
      else budgets.set(place, [budget])
    }
  return budgets
}
