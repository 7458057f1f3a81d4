import type { Blank } from '../item/schema.ts'
import { isEqual, multiply, type Rational, rational } from '../shared/rational.ts'
import { foldNumber } from './fold.ts'
import type { BlankRule } from './mark.ts'
import { readNumber } from './numerals.ts'
import { type KeyQuantity, keyQuantity, shareWorth, unitRatio } from './units.ts'

type NumberBlank = Extract<Blank, { kind: 'number' }>
type Quantity = { readonly value: Rational; readonly unit: string }

/** Ways of saying a share before its number. */
const SHARE_WORDS: Readonly<Record<string, string>> = { 百分之: '%', 千分之: '‰', 万分之: '‱' }

function readShare(unit: string, text: string): Quantity[] {
  if (text === '百') return [{ value: rational(100), unit }]
  return readNumber(text).flatMap(({ value, rest }) => (rest === '' ? [{ value, unit }] : []))
}

/** ¥ says 元; a unit written as well must agree. */
const readMoney = (text: string): Quantity[] =>
  readNumber(text).flatMap(({ value, rest }) => (rest === '' || rest === '元' ? [{ value, unit: '元' }] : []))

/** Every way to read a text as one quantity; none when it is not one (约48小时, 3-5天, 48/72). */
function readQuantity(text: string): Quantity[] {
  const folded = foldNumber(text)
  const [sign = ''] = /^[-负]/.exec(folded) ?? []
  const amount = folded.slice(sign.length)
  const share = SHARE_WORDS[amount.slice(0, 3)]
  const read = share
    ? readShare(share, amount.slice(3))
    : amount.startsWith('¥')
      ? readMoney(amount.slice(1))
      : readNumber(amount).map(({ value, rest }) => ({ value, unit: rest }))
  return sign === '' ? read : read.map(({ value, unit }) => ({ value: multiply(value, rational(-1)), unit }))
}

function judgeBare(value: Rational, key: KeyQuantity, unitRequired: boolean): BlankRule {
  const share = shareWorth(key.unit)
  if (share && isEqual(value, multiply(key.value, share))) return 'number-equal'
  if (unitRequired) return 'unit-missing'
  return isEqual(value, key.bare) ? 'number-equal' : 'number-different'
}

function judgeQuantity({ value, unit }: Quantity, key: KeyQuantity, blank: NumberBlank): BlankRule {
  if (unit === '') return judgeBare(value, key, blank.unitRule === 'required' && key.unit !== '')
  const ratio = key.unit === '' ? undefined : unitRatio(unit, key.unit, blank.convert)
  if (!ratio) return 'unit-different'
  return isEqual(multiply(value, ratio), key.value) ? 'number-equal' : 'number-different'
}

/**
 * Whether a text is the number a blank asks for, exactly (assessment.md §6). A unit must be the item's own by any of
 * its names, or convert by a fixed ratio where the item lets it (shares always); a bare number passes when the unit is
 * optional, and a share also passes as its decimal fraction. An item without a unit takes none.
 */
export function judgeNumber(text: string, blank: NumberBlank): BlankRule {
  const key = keyQuantity(blank.value, foldNumber(blank.unit ?? ''))
  const rules = readQuantity(text).map((quantity) => judgeQuantity(quantity, key, blank))
  return rules.find((rule) => rule === 'number-equal') ?? rules[0] ?? 'number-unreadable'
}
