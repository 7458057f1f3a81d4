import type { Points } from '../shared/points.ts'
import { add, divide, floor, multiply, type Rational, rational, ZERO } from '../shared/rational.ts'

type Marked = Readonly<{ points: Points; outOf: Points }>

/** A part that people judge is told of a hundred points. */
export const PART_OUT_OF: Points = 10_000

/** The mean share of the scenes, each weighing the same whatever its full mark, as an exact fraction. @throws RangeError without a scene */
export function meanShare(scenes: readonly Marked[]): Rational {
  const sum = scenes.reduce((total, { points, outOf }) => add(total, rational(points, outOf)), ZERO)
  return divide(sum, rational(scenes.length))
}

/**
 * The points of several scenes: their exact mean of a hundred points, floored to a hundredth of a point. As cuts are
 * whole hundredths, the floor reaches a cut exactly when the mean does: 59.995 becomes 59.99 and stays below 60.
 */
export const averageOf = (scenes: readonly Marked[]): Points =>
  Number(floor(multiply(meanShare(scenes), rational(PART_OUT_OF))))
