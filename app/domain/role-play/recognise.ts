import { type Act, familyOf, isBrushOff, isHarm, isQuestion, type Tag } from './acts.ts'
import { hasAlternativeAfter, isInnocent, isNotHis } from './borders.ts'
import { joined } from './clauses.ts'
import { companionsOf } from './companions.ts'
import { featuresOfRun, type Piece, pieceOf } from './features.ts'
import { isFiller } from './fillers.ts'
import { guardsOf } from './guards.ts'
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
      .filter(({ chances: [best] }) => best !== undefined && isSureAlone(best))
      .flatMap((alone) => hearRun(alone, { sentence, s, whole, model }))
  })
}
const isSureAlone = ({ act, p }: Chances[number]): boolean =>
  !isHarm(act) && p >= (isQuestion(act) ? SURE_ALONE.question : SURE_ALONE.other)
const SURE_ALONE = { question: 0.6, other: 0.8 }
type Hearing = Readonly<{ sentence: Sentence; s: number; whole: Chances; model: OpenModel }>

function hearRun({ first, last, chances }: Run, { sentence, s, whole, model }: Hearing): HeardAct[] {
  const run = sentence.clauses.slice(first, last + 1)
  if (run.every(isFiller)) return []
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
  if (isQuestion(best.act)) return asking(chances, needed)
  if (!second || familyOf(best.act) !== familyOf(second.act) || best.p + second.p < needed) return undefined
  const weaker = WEAKER[best.act] === second.act ? second.act : best.act
  return { act: weaker, p: best.p + second.p }
}

/** That something is asked may be clear where it is not what for: then the likeliest question, the weaker of a family. */
function asking(chances: Chances, needed: number): { act: Act; p: number } | undefined {
  const [best, second] = chances.filter(({ act }) => isQuestion(act))
  const p = chances.reduce((sum, one) => (isQuestion(one.act) ? sum + one.p : sum), 0)
  if (!best || p < needed) return undefined
  return { act: second && WEAKER[best.act] === second.act ? second.act : best.act, p }
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

/** 放心 alone promises nothing, and 应该的 is courtesy. */
const isReassuring = (text: string): boolean => text.replace(REASSURES, '').length < SHORTEST_VAGUE
const REASSURES = /请|您|尽管|只管|放心|[吧嘛啊,]|应该(?:的|给)/g
const SHORTEST_VAGUE = 4

type Around = Readonly<{ run: readonly Clause[]; sentence: Sentence; whole: Chances; model: OpenModel }>

/** The borders that likelihood alone cannot hold: harm needs its sentence's agreement, a deadline needs a time. */
function settle(heard: Omit<HeardAct, 'tags'>, { run, sentence, whole, model }: Around): HeardAct[] {
  const [text, asked] = joined(run)
  if (!isHarm(heard.act)) {
    if (heard.act === 'commit-vague' && (asked || isReassuring(text))) return []
    // 如不认可，可以申请复检: what he may do if he does not agree
    if (heard.act === 'confirm-agreement' && isIfNot(text, asked)) return []
    const beside = companionsOf(heard.act, text).map((act) => ({ ...heard, act, tags: tagsOf(act, text) }))
    return [bordered(heard, text, sentence), ...beside]
  }
  const sentenceP = mocks(run) ? 1 : harmOf(whole)
  if (text.length < 4 || sentenceP < model.thresholds.harmSentence) return []
  if (isInnocent(heard.act, text, asked) || isBorrowed(heard.act, run, model)) return []
  if (heard.act === 'deny-refuse' && hasAlternativeAfter(sentence, heard.last))
    return [{ ...heard, act: 'explain', tags: ['limit'] }]
  return [{ ...heard, sentenceP, tags: tagsOf(heard.act, text) }]
}

function isIfNot(text: string, asked: boolean): boolean {
  const guards = guardsOf(text, asked)
  return !asked && guards.includes('condition') && guards.includes('negated')
}

/** Whether what harms is in words of others, or taken back: without those clauses nothing is left that would. */
function isBorrowed(act: Act, run: readonly Clause[], model: OpenModel): boolean {
  const own = run.filter((clause) => !isNotHis(act, clause))
  if (own.length === run.length) return false
  return own.length === 0 || harmOf(chancesOf(model, own.map(pieceOf))) < model.thresholds.harmRun
}

/** What is given or let off; a sum without it is only counted up. */
const GIVES = /退|免|补|送|赔|返|抵|充|不[收算要]|顺延|折|券|权限|承担|找齐|贴|白(?:用|给)|赠|还您/

function bordered(heard: Omit<HeardAct, 'tags'>, text: string, sentence: Sentence): HeardAct {
  const { due, action } = slotsIn(text)
  const isDated = heard.act === 'commit-vague' && due.length > 0 && action.length > 0
  const isSum = heard.act === 'compensate-within-authority' && !GIVES.test(text)
  const act = isDated ? 'commit-with-deadline' : isSum ? 'explain' : heard.act
  const tags = tagsOf(act, text)
  const isUndated = act === 'commit-with-deadline' && slotsIn(sentence.text).due.length === 0
  return { ...heard, act, tags: isUndated ? [...tags, 'nodue'] : tags }
}
