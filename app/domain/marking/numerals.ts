import { add, fromDecimal, multiply, type Rational, rational } from '../shared/rational.ts'

/** A number read off the front of a text, and what stands behind it. */
export type Reading = { readonly value: Rational; readonly rest: string }

/** Financial, traditional and other forms of the plain numerals. */
const PLAIN: Readonly<Record<string, string>> = {
  〇: '零',
  壹: '一',
  贰: '二',
  貳: '二',
  叁: '三',
  參: '三',
  叄: '三',
  肆: '四',
  伍: '五',
  陆: '六',
  陸: '六',
  柒: '七',
  捌: '八',
  玖: '九',
  拾: '十',
  佰: '百',
  仟: '千',
  萬: '万',
  億: '亿',
  兩: '两',
  點: '点',
}
const DIGITS = '零一二三四五六七八九'
const digit = (character: string | undefined): bigint =>
  character === '两' ? 2n : BigInt(Math.max(0, DIGITS.indexOf(character ?? '零')))

/** Thousands down to ones; 零 wherever a place is skipped before the ones. */
const SECTION =
  /^(?:([一二两三四五六七八九])千)?(零)?(?:([一二两三四五六七八九])百)?(零)?(?:([一二三四五六七八九])?(十))?([一二两三四五六七八九])?$/

/**
 * A whole number below 10,000 in words. 一百零五 and 一百五十 are read, 一百五 is not: it is said for 150 and would
 * otherwise be taken for 105.
 * @param follows whether a higher group (万, 亿) stands before it, so that it may begin with 零
 */
function readSection(words: string, follows: boolean): bigint | undefined {
  const leadingZero = follows && words.startsWith('零')
  const places = SECTION.exec(leadingZero ? words.slice(1) : words)
  if (!places?.[0]) return undefined
  const [, thousands, zeroA, hundreds, zeroB, tens, ten, ones] = places
  const skips = zeroA !== undefined || zeroB !== undefined
  if ((zeroA && (!thousands || hundreds)) || (zeroB && (!hundreds || ten))) return undefined
  if (skips && !ten && !ones) return undefined
  if (ones === '两' && places[0] !== '两') return undefined
  const afterHigher = thousands !== undefined || hundreds !== undefined || follows
  if (ones && !ten && afterHigher && !skips && !leadingZero) return undefined
  const tenCount = ten ? (tens ? digit(tens) : 1n) : 0n
  return digit(thousands) * 1_000n + digit(hundreds) * 100n + tenCount * 10n + digit(ones)
}

const GROUPS: readonly (readonly [string, bigint])[] = [
  ['亿', 100_000_000n],
  ['万', 10_000n],
]

function readGroups(words: string, groups: typeof GROUPS, follows: boolean): bigint | undefined {
  const [group, ...lower] = groups
  if (!group) return readSection(words, follows)
  const [mark, size] = group
  const at = words.lastIndexOf(mark)
  if (at < 0) return readGroups(words, lower, follows)
  const high = readGroups(words.slice(0, at), lower, follows)
  const low = at === words.length - 1 ? 0n : readGroups(words.slice(at + 1), lower, true)
  return high === undefined || low === undefined ? undefined : high * size + low
}

/** A whole number in words, or digit by digit where that cannot mean “three or four” (二〇一二, not 三四). */
function readWhole(words: string): bigint | undefined {
  if (words === '零') return 0n
  if (
    /^[一二三四五六七八九][零一二三四五六七八九]+$/.test(words) &&
    (words.length > 2 || words.endsWith('零'))
  )
    return BigInt([...words].map((word) => digit(word)).join(''))
  return readGroups(words, GROUPS, false)
}

const SCALES: Readonly<Record<string, bigint>> = {
  百: 100n,
  千: 1_000n,
  万: 10_000n,
  十万: 100_000n,
  百万: 1_000_000n,
  千万: 10_000_000n,
  亿: 100_000_000n,
  十亿: 1_000_000_000n,
  百亿: 10_000_000_000n,
  千亿: 100_000_000_000n,
  万亿: 1_000_000_000_000n,
}

/** A number in Chinese words: 四十八, 二点六, 一点二万, 半. */
function readWords(words: string): Rational | undefined {
  if (words === '半') return rational(1, 2)
  const decimal = /^([^点]+)点([零一二三四五六七八九]+)([十百千万亿]*)$/.exec(words)
  if (!decimal) {
    const whole = readWhole(words)
    return whole === undefined ? undefined : rational(whole)
  }
  const [, front = '', places = '', scale = ''] = decimal
  const whole = readWhole(front)
  const size = scale === '' ? 1n : SCALES[scale]
  if (whole === undefined || size === undefined) return undefined
  const fraction = [...places].map((word) => digit(word)).join('')
  return multiply(fromDecimal(`${whole}.${fraction}`), rational(size))
}

/** 一个半, 3个半: the half after a whole number and its measure word. */
function withHalf({ value, rest }: Reading): Reading {
  if (!rest.startsWith('个半') || value.den !== 1n) return { value, rest }
  return { value: add(value, rational(1, 2)), rest: rest.slice(2) }
}

function readDigits(text: string): Reading[] {
  const [digits] = /^(?:(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|\.\d+)/.exec(text) ?? []
  if (digits === undefined) return []
  const plain: Reading = { value: fromDecimal(digits.replaceAll(',', '')), rest: text.slice(digits.length) }
  const [scale = ''] = /^[十百千万亿]+/.exec(plain.rest) ?? []
  const scaled = [...scale.matchAll(/./g)]
    .map(({ index }) => scale.slice(0, index + 1))
    .flatMap((name) => {
      const size = SCALES[name]
      return size === undefined
        ? []
        : [{ value: multiply(plain.value, rational(size)), rest: plain.rest.slice(name.length) }]
    })
  return [...scaled.reverse(), plain]
}

function readChinese(text: string): Reading[] {
  const [run = ''] =
    /^[零〇一二两兩三四五六七八九十百千万亿点點半壹贰貳叁參叄肆伍陆陸柒捌玖拾佰仟萬億]+/.exec(text) ?? []
  const words = [...run].map((word) => PLAIN[word] ?? word).join('')
  return [...run].flatMap((_, i) => {
    const length = run.length - i
    const value = readWords(words.slice(0, length))
    return value ? [{ value, rest: text.slice(length) }] : []
  })
}

/**
 * The numbers a folded text may begin with, the longest first: 三千克 is 3000 克 or 3 千克, and only a unit can tell.
 * Reads digits, well-formed thousands groups, Chinese and financial numerals, 万 and its like after digits, 半 and 个半.
 * Everything is exact; what is not certainly a number is not read.
 */
export const readNumber = (text: string): Reading[] =>
  [...readDigits(text), ...readChinese(text)].map(withHalf)
