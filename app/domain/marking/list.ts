import type { Blank } from '../item/schema.ts'
import { ONE, type Rational, rational, ZERO } from '../shared/rational.ts'
import { foldKeepingSpaces } from './fold.ts'
import type { BlankRule } from './mark.ts'
import { maximumMatching } from './matching.ts'
import { comparable } from './text.ts'

type ListBlank = Extract<Blank, { kind: 'list' }>

const SEPARATORS = '[、,;/|\\s]+'
const EDGE = /^[\s。、,;!?:.]+|[\s。、,;!?:.]+$/g
const SPLIT = new RegExp(SEPARATORS)
const SPLIT_OR_AND = new RegExp(`${SEPARATORS}|以及|[和与及]`, 'g')

/** Pieces between `、 , ; / |` and white space; empty ones are left out. */
export const splitAtSeparators = (text: string): string[] =>
  foldKeepingSpaces(text)
    .split(SPLIT)
    .filter((piece) => comparable(piece) !== '')

/** The elements asked for, each as the set of its comparable wordings. */
type Wordings = readonly ReadonlySet<string>[]

const isElement = (piece: string, wordings: Wordings): boolean => {
  const said = comparable(piece)
  return wordings.some((wording) => wording.has(said))
}

/**
 * Pieces of an enumeration in comparable form, cut at separators and at 和/与/及/以及, but never inside what is itself an
 * element: from the front, the longest stretch that is one is taken whole (TCP/IP, 及时响应). No stretch beyond twice the
 * longest wording is looked at, which leaves room for a separator between any two characters.
 */
function splitElements(text: string, wordings: Wordings): string[] {
  const reach = 2 * Math.max(...wordings.flatMap((wording) => [...wording].map(({ length }) => length)), 0)
  const pieces: string[] = []
  let rest = text
  while (rest !== '') {
    const cuts = [...rest.matchAll(SPLIT_OR_AND)].map((cut) => ({
      at: cut.index,
      after: cut.index + cut[0].length,
    }))
    const ends = [...cuts, { at: rest.length, after: rest.length }]
    const whole = ends.findLast(({ at }) => at <= reach && isElement(rest.slice(0, at), wordings))
    const end = whole ?? ends[0] ?? { at: rest.length, after: rest.length }
    pieces.push(comparable(rest.slice(0, end.at)))
    rest = rest.slice(end.after)
  }
  return pieces.filter((piece) => piece !== '')
}

/** Pieces of an answer; a 等 or 等等 at its end is no content, unless it ends the last element (平等). */
function piecesOf(text: string, wordings: Wordings): string[] {
  let said = foldKeepingSpaces(text).replace(EDGE, '')
  let pieces = splitElements(said, wordings)
  for (let dropped = 0; dropped < 2 && said.endsWith('等'); dropped++) {
    if (isElement(pieces.at(-1) ?? '', wordings)) return pieces
    said = said.slice(0, -1)
    pieces = splitElements(said, wordings)
  }
  return pieces
}

/**
 * Marks several things typed in one blank (assessment.md §6). `all` needs each element once and nothing else;
 * `perElement` earns (hits − extras or repeats)/n, not below 0. In an ordered list a hit stands in its own place.
 */
export function judgeList(
  text: string,
  { elements, ordered, partial }: ListBlank,
): { readonly rule: BlankRule; readonly share: Rational } {
  const wordings = elements.map(
    (element) => new Set(element.map(comparable).filter((wording) => wording !== '')),
  )
  const pieces = piecesOf(text, wordings)
  const edges = pieces.map((piece) => wordings.flatMap((wording, i) => (wording.has(piece) ? [i] : [])))
  const distinct = maximumMatching(edges).filter((element) => element !== undefined).length
  const hits = ordered ? edges.filter((places, i) => places.includes(i)).length : distinct
  const strays = pieces.length - distinct
  if (hits === elements.length && strays === 0) return { rule: 'list-complete', share: ONE }
  if (partial === 'all') return { rule: 'list-incomplete', share: ZERO }
  return { rule: 'list-per-element', share: rational(Math.max(0, hits - strays), elements.length) }
}
