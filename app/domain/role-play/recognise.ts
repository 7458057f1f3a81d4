import { type Act, familyOf, isBrushOff, isHarm, type Tag } from './acts.ts'
import { hasAlternativeAfter, isInnocent } from './borders.ts'
import { joined } from './clauses.ts'
import { companionsOf } from './companions.ts'
import { featuresOfRun, type Piece, pieceOf } from './features.ts'
import { type HarmMark, harmMarksIn } from './harm-marks.ts'
import { MOCKED, mocks } from './mockery.ts'
import type { OpenModel } from './model.ts'
import { asOneTurn, CONSENT_TAG } from './one-turn.ts'
import { bestRuns, type Run } from './runs.ts'
import { slotsIn } from './slots.ts'
import { type Clause, type Sentence, split } from './split.ts'
import { tagsOf } from './tags.ts'
import type { Span } from './turn.ts'

/** An act heard in a text, not yet linked to what it is about. */
export type HeardAct = Readonly<{
  act: Act
  tags: readonly Tag[]
  /** Probability of the act, or of both where the weaker act of two was taken; 0…1. */
  p: number
  /** For families 14–16: how likely any act of them is in the whole sentence. */
  sentenceP?: number
  span: Span
  /** Numbers of the sentence in the text and of the clauses in the sentence it was heard in, `last` included. */
  sentence: number
  first: number
  last: number
}>

export type Heard = Readonly<{
  acts: readonly HeardAct[]
  sentences: readonly Sentence[]
  /** Words of red lines met, with what makes them innocent. */
  harmMarks: readonly (HarmMark & { sentence: number; span: Span })[]
  /** Nothing was recognised in anything that was said. */
  abstained: boolean
}>

/** Where two acts of a family are equally likely, the one that claims less is taken. */
const WEAKER: Readonly<Partial<Record<Act, Act>>> = {
  'ask-problem': 'ask-open',
  'acknowledge-fault': 'apologise',
  'state-terms': 'explain',
}

/** Hears the acts in what a trainee said (role-play.md §3). Pure: same model, same text, same acts. */
export function recognise(model: OpenModel, text: string): Heard {
  const sentences = split(text)
  const acts = asOneTurn(
    sentences.flatMap((sentence, s) => hearSentence(model, sentence, s)),
    sentences,
  )
  const harmMarks = sentences.flatMap((sentence, s) =>
    harmMarksIn(sentence).map((mark) => ({
      ...mark,
      sentence: s,
      span: sentence.clauses[mark.clause]?.span ?? sentence.span,
    })),
  )
  return { acts, sentences, harmMarks, abstained: acts.length === 0 }
}

/** Acts with their probabilities, the likeliest first. */
export type Chances = readonly Readonly<{ act: Act; p: number }>[]

export function chancesOf(model: OpenModel, pieces: readonly Piece[]): Chances {
  const shares = model.classify(featuresOfRun(pieces))
  return model.acts.map((act, i) => ({ act: act as Act, p: shares[i] ?? 0 })).sort((a, b) => b.p - a.p) // a model's acts are ours
}

function hearSentence(model: OpenModel, sentence: Sentence, s: number): HeardAct[] {
  const { clauses } = sentence
  const pieces = clauses.map(pieceOf)
  const whole = chancesOf(model, pieces)
  const read = (first: number, last: number) =>
    first === 0 && last === clauses.length - 1 ? whole : chancesOf(model, pieces.slice(first, last + 1))
  const runs = bestRuns(clauses.length, read, (c) => CONSENT_TAG.test(clauses[c]?.text ?? ''))
  return runs.flatMap((run) => {
    const acts = hearRun(run, { sentence, s, whole, model })
    if (acts.length > 0 || run.first === run.last) return acts
    // a run that is none of the acts as a whole may hold one that is sure by itself
    return clauses
      .slice(run.first, run.last + 1)
      .map((_, i) => ({
        first: run.first + i,
        last: run.first + i,
        chances: read(run.first + i, run.first + i),
      }))
      .filter(({ chances: [best] }) => best !== undefined && best.p >= SURE_ALONE && !isHarm(best.act))
      .flatMap((alone) => hearRun(alone, { sentence, s, whole, model }))
  })
}
const SURE_ALONE = 0.9
type Hearing = Readonly<{ sentence: Sentence; s: number; whole: Chances; model: OpenModel }>

function hearRun({ first, last, chances }: Run, { sentence, s, whole, model }: Hearing): HeardAct[] {
  const run = sentence.clauses.slice(first, last + 1)
  const span = { start: run[0]?.span.start ?? 0, end: run.at(-1)?.span.end ?? 0 }
  const taken = mocks(run) ? MOCKED : take(chances, model)
  return taken ? settle({ ...taken, span, sentence: s, first, last }, { run, sentence, whole, model }) : []
}

/** The act of a run, if it is sure enough; two acts of a family may be so together. */
function take(chances: Chances, { thresholds }: OpenModel): { act: Act; p: number } | undefined {
  const [best, second] = chances
  if (!best) return undefined
  if (isHarm(best.act)) return harmOf(chances) >= thresholds.harmRun ? leastHarm(chances) : undefined
  const needed = thresholds.acts[best.act] ?? thresholds.run
  if (best.p >= needed) return best
  if (!second || familyOf(best.act) !== familyOf(second.act) || best.p + second.p < needed) return undefined
  const weaker = WEAKER[best.act] === second.act ? second.act : best.act
  return { act: weaker, p: best.p + second.p }
}

/** How likely any act of families 14–16 is. */
const harmOf = (chances: Chances): number =>
  chances.reduce((sum, { act, p }) => (isHarm(act) ? sum + p : sum), 0)

/** That something harmful was said may be clear where it is not what: then a brush-off, which is no red line, goes first. */
function leastHarm(chances: Chances): { act: Act; p: number } | undefined {
  const [best] = chances
  const brushOff = chances.find(({ act }) => isBrushOff(act))
  if (!best || !brushOff || best.p >= EVEN || brushOff.p * 2 < best.p) return best
  return brushOff
}
const EVEN = 0.5

type Around = Readonly<{ run: readonly Clause[]; sentence: Sentence; whole: Chances; model: OpenModel }>

/** The borders that likelihood alone cannot hold: harm needs its sentence's agreement, a deadline needs a time. */
function settle(heard: Omit<HeardAct, 'tags'>, { run, sentence, whole, model }: Around): HeardAct[] {
  const [text, asked] = joined(run)
  if (!isHarm(heard.act)) {
    const beside = companionsOf(heard.act, text).map((act) => ({ ...heard, act, tags: tagsOf(act, text) }))
    return [bordered(heard, text, sentence), ...beside]
  }
  const sentenceP = mocks(run) ? 1 : harmOf(whole)
  if (text.length < 4 || sentenceP < model.thresholds.harmSentence) return []
  if (isInnocent(heard.act, text, asked)) return []
  if (heard.act === 'deny-refuse' && hasAlternativeAfter(sentence, heard.last))
    return [{ ...heard, act: 'explain', tags: ['limit'] }]
  return [{ ...heard, sentenceP, tags: tagsOf(heard.act, text) }]
}

function bordered(heard: Omit<HeardAct, 'tags'>, text: string, sentence: Sentence): HeardAct {
  const { due, action } = slotsIn(text)
  const isDated = heard.act === 'commit-vague' && due.length > 0 && action.length > 0
  const act = isDated ? 'commit-with-deadline' : heard.act
  const tags = tagsOf(act, text)
  const isUndated = act === 'commit-with-deadline' && slotsIn(sentence.text).due.length === 0
  return { ...heard, act, tags: isUndated ? [...tags, 'nodue'] : tags }
}
