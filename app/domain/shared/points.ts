import * as z from 'zod'

export { formatPoints } from './format-points.ts'

/** Points in whole hundredths: 100 is one point, 6000 is sixty. Never a fraction, never a float. */
export const Points = z.int().min(0)
export type Points = z.infer<typeof Points>

/**
 * The share of `outOf` that `percent` gives, floored to a hundredth of a point.
 * @param percent whole percent, 0…100
 */
export const percentOf = (outOf: Points, percent: number): Points => Math.floor((outOf * percent) / 100)
