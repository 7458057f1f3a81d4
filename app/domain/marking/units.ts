import { fromDecimal, multiply, type Rational, rational } from '../shared/rational.ts'

/** One unit: its names, the usual one first, and its worth in the smallest unit of its dimension. */
type Unit = { readonly names: readonly string[]; readonly worth: number }
type Dimension = {
  /** Whether its units convert even where the item does not ask for it. */
  readonly alwaysConverts: boolean
  readonly units: readonly Unit[]
}

/**
 * Units known by name. Only what has a fixed ratio shares a dimension: months, days and working days do not, nor do
 * percent and percentage points. Money comes before the clock: an item's own “分” is a cent, and a “分” in an answer to
 * a time is a minute. A unit that is not here (户, 次, 倍 …) must be written as the item writes it.
 */
const DIMENSIONS: readonly Dimension[] = [
  {
    alwaysConverts: false,
    units: [
      { names: ['元', '圆', '块', '块钱'], worth: 100 },
      { names: ['角', '毛'], worth: 10 },
      { names: ['分'], worth: 1 },
    ],
  },
  {
    alwaysConverts: false,
    units: [
      { names: ['秒', '秒钟', 's', 'sec'], worth: 1 },
      { names: ['分钟', '分', 'min'], worth: 60 },
      { names: ['小时', '钟头', 'h', 'hr'], worth: 3_600 },
    ],
  },
  {
    alwaysConverts: false,
    units: [
      { names: ['天', '日'], worth: 1 },
      { names: ['周', '星期', '礼拜'], worth: 7 },
    ],
  },
  {
    alwaysConverts: true,
    units: [
      { names: ['%'], worth: 100 },
      { names: ['‰'], worth: 10 },
      { names: ['‱'], worth: 1 },
    ],
  },
]
const SHARES: Readonly<Record<string, Rational>> = {
  '%': rational(1, 100),
  '‰': rational(1, 1_000),
  '‱': rational(1, 10_000),
}

/** A folded unit without the measure word 个: 个月 and 月, 个百分点 and 百分点. */
const bare = (unit: string): string => (unit.length > 1 && unit.startsWith('个') ? unit.slice(1) : unit)

const find = (dimension: Dimension, name: string): Unit | undefined =>
  dimension.units.find(({ names }) => names.includes(name))

/** What one of a share unit is as a fraction (% is 1/100); undefined for any other unit. */
export const shareWorth = (unit: string): Rational | undefined => SHARES[unit]

/**
 * How many of the item's unit one of the answer's unit is. Both are folded and not empty.
 * @returns 1 for the same unit by any of its names; undefined where there is no fixed ratio, or where there is one and
 *   `convert` does not let it count
 */
export function unitRatio(said: string, key: string, convert: boolean): Rational | undefined {
  const [saidName, keyName] = [bare(said), bare(key)]
  if (saidName === keyName) return rational(1)
  const dimension = DIMENSIONS.find((candidate) => find(candidate, keyName))
  if (!dimension) return undefined
  const [from, to] = [find(dimension, saidName), find(dimension, keyName)]
  if (!from || !to) return undefined
  return from === to || convert || dimension.alwaysConverts ? rational(from.worth, to.worth) : undefined
}

/** A quantity as an item states it: the value in its printed unit, and the unit as it is compared. */
export type KeyQuantity = {
  /** What a bare number must equal. */
  readonly bare: Rational
  /** What a number with the unit must equal. */
  readonly value: Rational
  readonly unit: string
}

/**
 * Reads an item's value and folded unit. A unit that begins with 万 or 亿 is a multiple of the plain one, so that 8 万户
 * also reads 80000 户; a bare number still counts in what is printed.
 */
export function keyQuantity(value: string, unit: string): KeyQuantity {
  const printed = fromDecimal(value)
  const multiple = /^([万亿])(.+)$/.exec(unit)
  const plain = multiple?.[2]
  if (!plain) return { bare: printed, value: printed, unit }
  const size = multiple?.[1] === '亿' ? 100_000_000 : 10_000
  return { bare: printed, value: multiply(printed, rational(size)), unit: plain }
}
