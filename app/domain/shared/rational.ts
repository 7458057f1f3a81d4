/** An exact fraction in lowest terms; `den` is above 0. Shares, quotas and numbers in answers are never floats. */
export type Rational = { readonly num: bigint; readonly den: bigint }

/** Greatest common divisor of two whole numbers, at least 1. */
function commonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b]
  while (y > 0n) [x, y] = [y, x % y]
  return x === 0n ? 1n : x
}

/**
 * The fraction `num`/`den`, reduced.
 * @param num a whole number, as is `den`
 * @throws RangeError when `den` is 0 or a number is not whole
 */
export function rational(num: bigint | number, den: bigint | number = 1n): Rational {
  const [n, d] = [BigInt(num), BigInt(den)]
  if (d === 0n) throw new RangeError('a fraction needs a denominator other than 0')
  const divisor = commonDivisor(n, d) * (d < 0n ? -1n : 1n)
  return { num: n / divisor, den: d / divisor }
}

export const ZERO: Rational = { num: 0n, den: 1n }
export const ONE: Rational = { num: 1n, den: 1n }

export const add = (a: Rational, b: Rational): Rational =>
  rational(a.num * b.den + b.num * a.den, a.den * b.den)
export const subtract = (a: Rational, b: Rational): Rational =>
  rational(a.num * b.den - b.num * a.den, a.den * b.den)
export const multiply = (a: Rational, b: Rational): Rational => rational(a.num * b.num, a.den * b.den)
export const divide = (a: Rational, b: Rational): Rational => rational(a.num * b.den, a.den * b.num)

/** Below 0 when a < b, 0 when equal, above 0 when a > b. */
export function compare(a: Rational, b: Rational): number {
  const [left, right] = [a.num * b.den, b.num * a.den]
  return left < right ? -1 : left > right ? 1 : 0
}
export const isEqual = (a: Rational, b: Rational): boolean => a.num === b.num && a.den === b.den

/** The largest whole number not above the fraction. */
export function floor({ num, den }: Rational): bigint {
  const quotient = num / den
  return num % den < 0n ? quotient - 1n : quotient
}

/** A decimal in plain digits (“-0.07”, “48”) as the fraction it is. @throws SyntaxError on anything else */
export function fromDecimal(digits: string): Rational {
  const [whole = '', fraction = ''] = digits.split('.')
  return rational(BigInt(whole + fraction), 10n ** BigInt(fraction.length))
}
