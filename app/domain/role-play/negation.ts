import { guardsOf } from './guards.ts'
import { split } from './split.ts'
import type { Span } from './turn.ts'

const SAYS_NO = /不|没|无法/g
/** Words that contain one and say no “no”. */
const HARMLESS =
  /不好意思|对不起|不客气|没关系|没问题|不错|不要紧|没事|差不多|不光|不仅|不但|不管|不论|不到|没到|行不行|好不好|是不是|能不能|有没有|要不要|可不可以|会不会|方不方便|对不对/g

/** A positive way to say what a “no” says; the first that fits the words. */
const REWRITES: readonly (readonly [RegExp, string])[] = [
  [/不知道|不清楚|不了解/, '“我去核实，今天下班前告诉您。”'],
  [/没办法|没法|无法|办不了|做不了/, '“我能做的是……，您看这样行不行？”'],
  [/不能|不可以|不行|不允许/, '“可以这样办：……”'],
  [/不归|不是我/, '“这件由装维办，我来联系，几点前回您。”'],
  [/没有/, '“现有的是……，您挑合适的。”'],
  [/不要|别/, '“您可以……”'],
]
const OTHERWISE = '换成能做什么、几时做'

export type Negations = Readonly<{
  count: number
  characters: number
  /** Tenths per hundred characters, truncated. */
  per100: number
  places: readonly Readonly<{ turn: number; span: Span; words: string; better: string }>[]
}>

/**
 * How often a trainee says no (不、没、无法), per hundred characters of his own words. Quotations, relayed words and
 * honest limits are left out: those are good.
 * @param lines turn n at n − 1 @param limits spans of acts that state an honest limit, by turn
 */
export function negationsIn(lines: readonly string[], limits: readonly (readonly Span[])[]): Negations {
  let count = 0
  let characters = 0
  const places: { turn: number; span: Span; words: string; better: string }[] = []
  lines.forEach((line, i) => {
    for (const { text, span, asked } of split(line).flatMap(({ clauses }) => clauses)) {
      const guards = guardsOf(text, asked)
      if (guards.includes('quoted') || guards.includes('relayed') || guards.includes('limit')) continue
      if ((limits[i] ?? []).some((limit) => limit.start < span.end && span.start < limit.end)) continue
      characters += text.length
      const said = (text.replace(HARMLESS, '').match(SAYS_NO) ?? []).length
      if (said === 0) continue
      count += said
      const better = REWRITES.find(([pattern]) => pattern.test(text))?.[1] ?? OTHERWISE
      places.push({ turn: i + 1, span, words: line.slice(span.start, span.end), better })
    }
  })
  return {
    count,
    characters,
    per100: characters === 0 ? 0 : Math.trunc((count * 1_000) / characters),
    places,
  }
}
