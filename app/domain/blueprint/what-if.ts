import type { ItemKind } from '../item/schema.ts'
import { readNumber } from '../marking/numerals.ts'
import { ok, type Result, refuse } from '../shared/result.ts'
import type { Blueprint, MixLine } from './schema.ts'

/** The names people give the kinds, of both languages; a name stands before one that is its end. */
const NAMES: readonly (readonly [RegExp, ItemKind])[] = [
  [/案例分析|案例|case stud(?:y|ies)|cases?\b/, 'caseStudy'],
  [/单项选择|单选|single[- ]choices?/, 'single'],
  [/多项选择|多选|multiple[- ]choices?/, 'multiple'],
  [/判断|true[- ](?:or|and)[- ]false|true[-/]false/, 'trueFalse'],
  [/填空|fill[- ]ins?|blanks?/, 'fillIn'],
  [/情感与理性|投诉分类|分类|emotional or rational|classifications?/, 'classification'],
  [/方案设计|方案|plans?\b/, 'plan'],
]
const MORE = /增加|添加|再加|再来|再多|多出|加|添|增|再|多|more|add|plus|extra|\+/g
const LESS = /减少|去掉|删去|删掉|砍掉|少|减|删|fewer|less|remove|drop|minus|-/g
/** Words of number in English; Chinese ones and digits are read as answers are. */
const ENGLISH = 'one two three four five six seven eight nine ten eleven twelve'.split(' ')
/** What may stand between the parts without saying anything. */
const FILLER =
  /如果|要是|我想|请|想|把|给|出|要|上|些|道|个|题|空|吧|呢|的|如何|会怎样|what if|questions?|items?|of|the|us|we|had|\s|[?？!！。.]/g
const PARTS = /[,，、;；\n]|并且|同时|然后|而且|\band\b|\bbut\b|\bthen\b/

export type WhatIfChange = Readonly<{ kind: ItemKind; by: number }>

export type WhatIfRefusal =
  /** This part of the words says no kind, no number or no direction, or more than that. */
  | { code: 'words-unread'; words: string }
  | { code: 'not-in-mix'; kind: ItemKind }
  /** The kind stands on several lines of the mix: the words do not say which. */
  | { code: 'several-lines'; kind: ItemKind }
  | { code: 'count-off'; kind: ItemKind; have: number; by: number }

const MOST = 300

/**
 * The blueprint that words like “再多两道案例分析题，少二十道单选” or “two more case studies” ask for. Every part must say
 * more or fewer, how many and of which kind, and nothing else: what is not understood is refused, not guessed.
 */
export function whatIf(
  blueprint: Blueprint,
  words: string,
): Result<{ blueprint: Blueprint; changes: readonly WhatIfChange[] }, WhatIfRefusal> {
  const parts = words
    .normalize('NFKC')
    .toLowerCase()
    .split(PARTS)
    .map((part) => part.trim())
    .filter(Boolean)
  if (parts.length === 0) return refuse({ code: 'words-unread', words })
  const changes: WhatIfChange[] = []
  let mix = blueprint.mix
  for (const part of parts) {
    const change = changeIn(part)
    if (!change) return refuse({ code: 'words-unread', words: part })
    const changed = changedMix(mix, change)
    if (!changed.ok) return changed
    mix = changed.value
    changes.push(change)
  }
  return ok({ blueprint: { ...blueprint, mix }, changes })
}

function changeIn(part: string): WhatIfChange | undefined {
  const named = NAMES.find(([name]) => name.test(part))
  if (!named) return undefined
  const [name, kind] = named
  // 再 beside 少 says nothing more; alone it says more
  const unnamed = part.replace(name, ' ').replace(/再(?=[少减删去砍])/, ' ')
  const [less, more] = [unnamed.replace(LESS, ' '), unnamed.replace(MORE, ' ')]
  if ((less === unnamed) === (more === unnamed)) return undefined
  const sign = less === unnamed ? 1 : -1
  const rest = (sign < 0 ? less : more).replace(FILLER, '')
  const by = countIn(rest)
  return by === undefined ? undefined : { kind, by: sign * by }
}

/** A whole number from 1 that is all there is. */
function countIn(text: string): number | undefined {
  const place = ENGLISH.indexOf(text)
  if (place >= 0) return place + 1
  for (const { value, rest } of readNumber(text))
    if (rest === '' && value.den === 1n && value.num > 0n && value.num <= BigInt(MOST))
      return Number(value.num)
  return undefined
}

function changedMix(mix: readonly MixLine[], { kind, by }: WhatIfChange): Result<MixLine[], WhatIfRefusal> {
  const own = mix.filter((line) => line.kind === kind)
  const [line] = own
  if (!line) return refuse({ code: 'not-in-mix', kind })
  if (own.length > 1) return refuse({ code: 'several-lines', kind })
  const count = line.count + by
  if (count < 0 || count > MOST) return refuse({ code: 'count-off', kind, have: line.count, by })
  return ok(mix.map((one) => (one === line ? { ...line, count, origin: 'team' as const } : one)))
}

/** Changes of one line each that bring the mix to the full mark; none when it is there, or no line can do it. */
export function balancing({ mix, rules }: Blueprint): readonly WhatIfChange[] {
  const off = rules.fullMark.value - mix.reduce((sum, { points, count }) => sum + points * count, 0)
  if (off === 0) return []
  return mix.flatMap(({ kind, points, count }) => {
    const by = off / points
    return Number.isInteger(by) && count + by >= 0 && count + by <= MOST ? [{ kind, by }] : []
  })
}
