import { type Normalised, normalise } from './normalise.ts'
import type { Span } from './turn.ts'

export type Clause = Readonly<{
  /** Normalised, without the marks around it. */
  text: string
  span: Span
  /** Ends in a question mark, or its sentence does and it is the last of it. */
  asked: boolean
}>

export type Sentence = Readonly<{ text: string; span: Span; asked: boolean; clauses: readonly Clause[] }>

const SENTENCE_END = '。!?;\n\r'
const CLAUSE_END = ',、:—'
const OPENING = '“「『《〈('
const CLOSING = '”」』》〉)'
const FILLER = /^[\s~·.\-—]+|[\s~·.\-—]+$/g
const QUOTE_MARKS = /[“”"「」『』《》〈〉()]/g
const CHINESE = /[\u3400-\u9fff]/

/**
 * Sentences at 。！？；, clauses at ，、：— and at a blank between Chinese characters (people type so on a phone).
 * A quotation in “…” stays one clause. Marks inside numbers (18:30, 1,000, 2.4) divide nothing. Clauses of fewer than
 * two characters are dropped; a sentence left without a clause too.
 */
export function split(original: string): Sentence[] {
  const whole = normalise(original)
  const ends = boundariesIn(whole.text)
  const sentences: Sentence[] = []
  let from = 0
  let clauses: Clause[] = []
  let clauseFrom = 0
  const closeClause = (end: number) => {
    const clause = clauseAt(whole, clauseFrom, end)
    if (clause) clauses.push(clause)
  }
  const closeSentence = (end: number) => {
    const piece = clauseAt(whole, from, end)
    if (piece && clauses.length > 0) sentences.push({ ...piece, clauses })
    clauses = []
  }
  for (const { at, kind } of [...ends, { at: whole.text.length, kind: 'sentence' as const }]) {
    closeClause(at)
    clauseFrom = at + 1
    if (kind === 'clause') continue
    closeSentence(at)
    from = at + 1
  }
  return sentences
}

type Boundary = Readonly<{ at: number; kind: 'clause' | 'sentence' }>

function boundariesIn(text: string): Boundary[] {
  const found: Boundary[] = []
  let inside = 0
  let straight = false
  for (let i = 0; i < text.length; i++) {
    const mark = text.charAt(i)
    if (mark === '"') straight = !straight && text.indexOf('"', i + 1) > 0
    if (OPENING.includes(mark) && closes(text, i)) inside++
    if (CLOSING.includes(mark) && inside > 0) inside--
    if (inside > 0 || straight) continue
    if (isInNumber(text, i)) continue
    if (SENTENCE_END.includes(mark)) found.push({ at: i, kind: 'sentence' })
    else if (mark === '.') found.push({ at: i, kind: isDots(text, i) ? 'clause' : 'sentence' })
    else if (CLAUSE_END.includes(mark) || isGap(text, i)) found.push({ at: i, kind: 'clause' })
  }
  return found
}

/** An opening mark that nobody closes within the text quotes nothing. */
const closes = (text: string, at: number): boolean =>
  text.indexOf(CLOSING.charAt(OPENING.indexOf(text.charAt(at))), at + 1) > 0

const isDigit = (character: string): boolean => character >= '0' && character <= '9'
/** “…” and “……” come out of NFKC as three or six points: a pause, not an end. */
const isDots = (text: string, at: number): boolean =>
  text.charAt(at - 1) === '.' || text.charAt(at + 1) === '.'
const isInNumber = (text: string, at: number): boolean =>
  ',.:'.includes(text.charAt(at)) && isDigit(text.charAt(at - 1)) && isDigit(text.charAt(at + 1))
const isGap = (text: string, at: number): boolean =>
  /\s/.test(text.charAt(at)) && CHINESE.test(text.charAt(at - 1)) && CHINESE.test(text.charAt(at + 1))

function clauseAt({ text, offsets }: Normalised, from: number, end: number): Clause | undefined {
  const raw = text.slice(from, end)
  const bare = raw.replace(FILLER, '')
  if (bare.replace(QUOTE_MARKS, '').length < 2) return undefined
  const start = from + raw.indexOf(bare)
  const span = { start: offsets[start] ?? 0, end: offsets[start + bare.length] ?? 0 }
  return { text: bare, span, asked: text.charAt(end) === '?' }
}
