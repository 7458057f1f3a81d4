import type { Rubric } from '../item/rubric.ts'
import { MINUTE, type Millis } from '../shared/instant.ts'
import type { Points } from '../shared/points.ts'
import type { PeoplesMarks } from './mark.ts'
import type { CriterionMark } from './rubric-marks.ts'

/** How people mark written answers: numbers a team may change, with a new version when it does. */
export type ReadingRule = Readonly<{
  version: number
  /** Blind readings by different people, by kind of sitting: two where a certificate hangs on it. */
  readings: Readonly<Record<'formal' | 'mock' | 'practice', 1 | 2>>
  /** Two readings further apart than this share of the maximum call a third, in whole percent. */
  thirdOverPercent: number
  /** Whether readings that put the attempt on both sides of the cut call a third. */
  thirdAcrossCut: boolean
  /** How long a claimed answer waits for its marker before others may take it. */
  claimMs: Millis
}>

/** assessment.md §6, team default. */
export const READING_RULE: ReadingRule = {
  version: 1,
  readings: { formal: 2, mock: 1, practice: 1 },
  thirdOverPercent: 20,
  thirdAcrossCut: true,
  claimMs: 45 * MINUTE,
}

/** What was handed in is read in the first round; what is let in later, in one of its own. */
export const FIRST_ROUND = 1

/** The readings of one written answer that are done, in order. */
export type ReadAnswer = Readonly<{
  name: string
  outOf: Points
  /** How many were asked for so far: one, two, or three once a third was called. */
  asked: number
  points: readonly Points[]
}>

/**
 * The answers that need a third reader now.
 * Further apart than the rule allows: as soon as both readings are in. Across the cut: once every answer of the
 * attempt is read as often as was asked, when the lower readings fail it and the higher ones pass it; then every
 * answer on which two readers differ is read again. So the order in which markers finish changes nothing.
 * @param others points of the attempt that no marker gives
 */
export function thirdReadings(
  answers: readonly ReadAnswer[],
  { others, cutScore }: { others: Points; cutScore: Points },
  rule: ReadingRule,
): string[] {
  const twice = answers.filter(({ asked, points }) => asked === 2 && points.length === 2)
  const apart = twice.filter(({ outOf, points }) => spread(points) * 100 > rule.thirdOverPercent * outOf)
  if (apart.length > 0) return apart.map(({ name }) => name)
  if (!rule.thirdAcrossCut || answers.some(({ asked, points }) => points.length < asked)) return []
  const sum = (of: (answer: ReadAnswer) => Points) =>
    answers.reduce((total, answer) => total + of(answer), others)
  const settled = (points: readonly Points[]) => points.length !== 2
  const low = sum(({ points }) => (settled(points) ? finalPoints(points) : Math.min(...points)))
  const high = sum(({ points }) => (settled(points) ? finalPoints(points) : Math.max(...points)))
  if (low >= cutScore || high < cutScore) return []
  return twice.filter(({ points }) => spread(points) > 0).map(({ name }) => name)
}

const spread = (points: readonly Points[]): Points => Math.max(...points) - Math.min(...points)

/**
 * Which readings count: all of one or two; of three the two that are nearest to each other. When the middle one is as
 * far from the lowest as from the highest, the two higher count, in the candidate's favour.
 * @returns places in `points`
 */
export function countingReadings(points: readonly Points[]): number[] {
  const places = points.map((_, at) => at)
  if (points.length < 3) return places
  const [low = 0, middle = 0, high = 0] = places.sort((a, b) => (points[a] ?? 0) - (points[b] ?? 0) || a - b)
  const [lowest = 0, between = 0, highest = 0] = [points[low], points[middle], points[high]]
  return between - lowest < highest - between ? [low, middle] : [middle, high]
}

/** The mean of the readings that count, exact and floored to a hundredth. No reading: none. */
export function finalPoints(points: readonly Points[]): Points {
  const counting = countingReadings(points)
  return counting.length === 0 ? 0 : floorMean(counting.map((at) => points[at] ?? 0))
}

const floorMean = (values: readonly Points[]): Points =>
  Math.floor(values.reduce((sum, value) => sum + value, 0) / values.length)

/**
 * What stands for an answer after its readings: its points, and per criterion the mean of the readings that count,
 * floored by itself.
 * @param readings what each marker gave, in order, each complete
 */
export function settledMark(
  rubric: Rubric,
  readings: readonly Readonly<{ points: Points; given: readonly CriterionMark[] }>[],
): PeoplesMarks[string] {
  const counting = countingReadings(readings.map(({ points }) => points))
  const of = (at: number, id: string) =>
    readings[at]?.given.find(({ criterion }) => criterion === id)?.points ?? 0
  return {
    points: finalPoints(readings.map(({ points }) => points)),
    steps: rubric.map(({ id }) => ({
      rule: 'rubric',
      criterion: id,
      earned: floorMean(counting.map((at) => of(at, id))),
    })),
  }
}
