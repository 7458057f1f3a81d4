/**
 * Points as people read them, at most one decimal, truncated: 5995 reads “59.9”, never “60”. Free of zod, so that a page
 * which only shows points does not carry it.
 * @param points hundredths of a point
 */
export function formatPoints(points: number): string {
  const tenths = Math.floor(points / 10)
  const whole = Math.floor(tenths / 10)
  return tenths % 10 === 0 ? String(whole) : `${whole}.${tenths % 10}`
}
