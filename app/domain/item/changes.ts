import type { CasePart, ItemBody, ItemFacts } from './schema.ts'

export const CHANGES = [
  'stem',
  'images',
  'options',
  'key',
  'points',
  'rationale',
  'point',
  'difficulty',
  'source',
  'other',
] as const
export type Change = (typeof CHANGES)[number]
export type Versioned = Readonly<{ body: ItemBody; facts: ItemFacts }>

/** What counts as the key of an item: what an answer is marked by. */
export function keyOf(body: ItemBody | CasePart): unknown {
  switch (body.kind) {
    case 'fillIn':
      return [body.blanks, body.anyOrder]
    case 'multiple':
      return [[...body.key].sort(), body.creditPolicy]
    case 'caseStudy':
      return body.parts.map((part) => [part.kind, part.points, keyOf(part)])
    case 'plan':
      return [body.rubric, body.modelAnswer]
    case 'written':
      return body.rubric
    default:
      return body.key
  }
}

/** What is printed before the answer: the words of a case study's parts belong to it, and so does a word range. */
function askedIn(body: ItemBody): unknown {
  if (body.kind === 'plan') return [body.stem, body.material, body.words]
  if (body.kind !== 'caseStudy') return body.stem
  return [
    body.stem,
    body.material,
    body.parts.map((part) => [part.stem, 'words' in part ? part.words : null]),
  ]
}

function optionsIn(body: ItemBody): unknown {
  if (body.kind === 'caseStudy') return body.parts.map((part) => ('options' in part ? part.options : null))
  return 'options' in body ? body.options : null
}

/** The parts of an item by what an author would call them; `other` is everything the rest do not name. */
const partsOf = ({ body, facts }: Versioned): Readonly<Record<Change, unknown>> => {
  const { rationale, knowledgePoint, difficulty, source, answerStatus, asOf, ...other } = facts
  return {
    stem: askedIn(body),
    images: body.images ?? null,
    options: optionsIn(body),
    key: [body.kind, keyOf(body)],
    points: body.points,
    rationale,
    point: knowledgePoint,
    difficulty,
    source: [source, answerStatus, asOf],
    other,
  }
}

/** What differs between two versions of an item, in a fixed order; none when they say the same. */
export function changesBetween(before: Versioned, after: Versioned): Change[] {
  const [was, is] = [partsOf(before), partsOf(after)]
  return CHANGES.filter((part) => sorted(was[part]) !== sorted(is[part]))
}

/** JSON with sorted names, since two engines may give an object's fields in another order. */
const sorted = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  ) ?? ''

export type Piece = Readonly<{ text: string; changed: boolean }>

/**
 * Two wordings cut where they part and where they meet again: common beginning, the middle that differs, common end.
 * Surrogate pairs stay whole.
 */
export function differing(before: string, after: string): { before: Piece[]; after: Piece[] } {
  const [a, b] = [[...before], [...after]]
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let end = 0
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end])
    end++
  const cut = (text: readonly string[]): Piece[] =>
    [
      { text: text.slice(0, start).join(''), changed: false },
      { text: text.slice(start, text.length - end).join(''), changed: true },
      { text: text.slice(text.length - end).join(''), changed: false },
    ].filter(({ text }) => text !== '')
  return { before: cut(a), after: cut(b) }
}
