import * as z from 'zod'

/** Points in whole hundredths: 100 is one point, 6000 is sixty. Never a fraction, never a float. */
export const Points = z.int().min(0)
export type Points = z.infer<typeof Points>

export const ONE_POINT: Points = 100

/**
 * Points as people read them, at most one decimal, truncated: 5995 reads “59.9”, never “60”.
 * @param points hundredths of a point
 */
export function formatPoints(points: Points): string {
  const tenths = Math.floor(points / 10)
  const whole = Math.floor(tenths / 10)
  return tenths % 10 === 0 ? String(whole) : `${whole}.${tenths % 10}`
}

/**
 * The share of `outOf` that `percent` gives, floored to a hundredth of a point.
 * @param percent whole percent, 0…100
 */
export const percentOf = (outOf: Points, percent: number): Points => Math.floor((outOf * percent) / 100)
