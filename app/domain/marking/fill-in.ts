import type { Blank, Of, ResponseOf } from '../item/schema.ts'
import { add, multiply, ONE, type Rational, rational, ZERO } from '../shared/rational.ts'
import { isBlank } from './fold.ts'
import { judgeList, splitAtSeparators } from './list.ts'
import {
  type BlankRule,
  type Mark,
  type MarkingRule,
  marked,
  shareOf,
  type TraceStep,
  unanswered,
} from './mark.ts'
import { bestAssignment } from './matching.ts'
import { judgeNumber } from './number.ts'
import { comparable, isAccepted } from './text.ts'

type Judged = { readonly rule: BlankRule; readonly share: Rational }
/** What became of the text typed in one blank; `key` is the blank whose answer it was, where that is another. */
type Outcome = { readonly rule: MarkingRule; readonly share: Rational; readonly key?: number }

const judges: {
  readonly [K in Blank['kind']]: (text: string, blank: Extract<Blank, { kind: K }>) => Judged
} = {
  text: (text, { accepted }) =>
    isAccepted(text, accepted) ? { rule: 'text-equal', share: ONE } : { rule: 'text-different', share: ZERO },
  number: (text, blank) => {
    const rule = judgeNumber(text, blank)
    return { rule, share: rule === 'number-equal' ? ONE : ZERO }
  },
  list: judgeList,
}

const judgeAs = <K extends Blank['kind']>(
  kind: K,
  text: string,
  blank: Extract<Blank, { kind: K }>,
): Judged => judges[kind](text, blank)

/** Judges one text against one blank. Bare punctuation is no answer, unless it is the very answer asked for (#). */
function judgeBlank(text: string, blank: Blank): Judged {
  const judged = judgeAs(blank.kind, text, blank)
  return judged.share.num === 0n && isBlank(text) ? { rule: 'unanswered', share: ZERO } : judged
}

/** Blanks whose answers may change places; a blank belongs to the first group that names it. */
function groupsOf({ blanks, anyOrder }: Of<'fillIn'>): number[][] {
  const grouped = new Set<number>()
  return anyOrder.map((group) =>
    group.filter((blank) => {
      const isNew = blank < blanks.length && !grouped.has(blank)
      grouped.add(blank)
      return isNew
    }),
  )
}

/** Shares as whole numbers over one denominator, for the assignment. */
function toWeights(shares: readonly (readonly Rational[])[]): bigint[][] {
  const denominators = new Set(shares.flat().map(({ den }) => den))
  const common = rational([...denominators].reduce((product, den) => product * den, 1n))
  return shares.map((row) => row.map((share) => multiply(share, common).num))
}

/**
 * Judges a group of interchangeable blanks: the assignment of texts to answers that earns most, each answer used once.
 * A wording typed twice counts once, even where two blanks accept it.
 */
function judgeGroup(
  group: readonly number[],
  texts: readonly string[],
  blanks: readonly Blank[],
): Map<number, Outcome> {
  const cells = group.map((typedIn, row) => {
    const text = texts[typedIn] ?? ''
    const isRepeat = group
      .slice(0, row)
      .some((earlier) => comparable(texts[earlier] ?? '') === comparable(text))
    return group.map((answerOf) => {
      const blank = blanks[answerOf]
      if (!blank) return { rule: 'unanswered', share: ZERO, isUsable: false } as const
      return { ...judgeBlank(text, blank), isUsable: !(isRepeat && blank.kind === 'text') }
    })
  })
  const shares = cells.map((row) => row.map(({ share, isUsable }) => (isUsable ? share : ZERO)))
  const columns = bestAssignment(toWeights(shares))
  return new Map(
    group.map((typedIn, row): [number, Outcome] => {
      const column = columns[row]
      const cell = cells[row]?.[column ?? row]
      const key = column === undefined ? undefined : group[column]
      if (!cell) return [typedIn, { rule: 'unanswered', share: ZERO }]
      if (key !== undefined) {
        const { rule, share } = cell
        return [typedIn, key === typedIn ? { rule, share } : { rule, share, key }]
      }
      const isTaken = cells[row]?.some(({ share }) => share.num > 0n)
      return [typedIn, { rule: isTaken ? 'answer-repeated' : cell.rule, share: ZERO }]
    }),
  )
}

function judgeAll(body: Of<'fillIn'>, texts: readonly string[]): Outcome[] {
  const grouped = new Map(groupsOf(body).flatMap((group) => [...judgeGroup(group, texts, body.blanks)]))
  return body.blanks.map((blank, i) => grouped.get(i) ?? judgeBlank(texts[i] ?? '', blank))
}

const total = (outcomes: readonly Outcome[]): Rational =>
  outcomes.reduce((sum, { share }) => add(sum, share), ZERO)

/**
 * The whole answer typed into one of several blanks, cut into as many pieces as there are blanks; undefined unless
 * exactly one blank is filled and the numbers agree.
 */
function wholeAnswer(
  texts: readonly string[],
): { readonly typedIn: number; readonly pieces: string[] } | undefined {
  const filled = texts.flatMap((text, i) => (isBlank(text) ? [] : [i]))
  const [typedIn, another] = filled
  if (texts.length < 2 || typedIn === undefined || another !== undefined) return undefined
  const pieces = splitAtSeparators(texts[typedIn] ?? '')
  return pieces.length === texts.length ? { typedIn, pieces } : undefined
}

/**
 * Marks a fill-in (assessment.md §6); every blank is worth the same. Blanks keep their place unless a group of `anyOrder`
 * holds them. Texts beyond the last blank are ignored, missing ones are blank.
 */
export function markFillIn(body: Of<'fillIn'>, response: ResponseOf<'fillIn'>): Mark {
  const texts = body.blanks.map((_, i) => response.blanks[i] ?? '')
  const asTyped = judgeAll(body, texts)
  if (asTyped.every(({ rule }) => rule === 'unanswered')) return unanswered(body.points)
  const whole = total(asTyped).num === 0n ? wholeAnswer(texts) : undefined
  const outcomes = whole ? judgeAll(body, whole.pieces) : asTyped
  const worth = rational(1, body.blanks.length)
  const steps = outcomes.map(({ rule, share, key }, blank): TraceStep => {
    const earned = shareOf(body.points, multiply(share, worth))
    return key === undefined ? { rule, blank, earned } : { rule, blank, key, earned }
  })
  const split: TraceStep[] = whole ? [{ rule: 'whole-answer-split', blank: whole.typedIn, earned: 0 }] : []
  return marked(multiply(total(outcomes), worth), body.points, [...split, ...steps])
}
