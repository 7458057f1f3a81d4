import type { RedLine } from '../certification/red-line.ts'
import { bigramsOf, jaccard } from '../shared/similarity.ts'
import { RED_LINE_OF } from './acts.ts'
import { firstCue, foldForCues } from './cues.ts'
import type { Around } from './ground.ts'
import type { Heard, HeardAct } from './recognise.ts'
import { cueFlagsIn } from './red-lines.ts'
import { slotsIn } from './slots.ts'
import type { Clause } from './split.ts'
import { hitsIn, targetsOf } from './targets.ts'
import type { TurnFlag } from './turn.ts'

const DUPLICATE_OVER = 55
const STUFFED_FROM = 8
const LIST_FROM = 5
const LONGEST_HEADING = 6
const SURE = { clause: 0.85, sentence: 0.7 }

/** What holds of a turn as a whole: repeated, stuffed, pasted; red lines confirmed and suspected (role-play.md §3, §12). */
export function turnFlags(say: string, heard: Heard, around: Around): TurnFlag[] {
  const red = redLinesIn(say, heard, around)
  return [
    ...(isDuplicate(say, around.earlier) ? (['duplicate'] as const) : []),
    ...(isStuffed(heard, around) ? (['stuffed'] as const) : []),
    ...(isLeaking(heard, around) ? (['leak'] as const) : []),
    ...red.confirmed.map((redLine) => `red:${redLine}` as const),
    ...red.suspected.map((redLine) => `suspected:${redLine}` as const),
  ]
}

function isDuplicate(say: string, earlier: readonly string[]): boolean {
  const pairs = bigramsOf(foldForCues(say))
  return earlier.some((line) => jaccard(pairs, bigramsOf(foldForCues(line))) * 100 > DUPLICATE_OVER)
}

/** Headings one after another: nobody is spoken to, nothing is said of anything, and nothing of this talk is in it. */
function isStuffed({ sentences }: Heard, { setting, state }: Around): boolean {
  const clauses = sentences.flatMap((sentence) => sentence.clauses)
  const headings = clauses.filter(isHeading)
  if (clauses.length >= LIST_FROM && headings.length * 5 >= clauses.length * 4) return true
  if (clauses.length < STUFFED_FROM || headings.length * 2 <= clauses.length) return false
  const slots = clauses.map(({ text }) => slotsIn(text))
  if (slots.filter(({ due, amount }) => due.length + amount.length > 0).length > 1) return false
  const targets = targetsOf(setting, state)
  return clauses.every(({ text }) => hitsIn(foldForCues(text), targets).length === 0)
}
const isHeading = ({ text, asked }: Clause): boolean =>
  !asked && text.length <= LONGEST_HEADING && !SAYS.test(text)
/** Words of somebody who speaks, however tersely: persons, particles, negations, numbers. */
const SAYS =
  /[您我咱他她它吗吧呢啊了着过的不没有是就都也还给把被让来去到在很太真好几\d一二两三四五六七八九十半]/

/** Statements that carry what the customer has not told yet. Naming one thing by luck is allowed; two are pasted. */
function isLeaking({ sentences }: Heard, { setting, state }: Around): boolean {
  const closed = [
    ...setting.facts.filter(({ id }) => state.facts[id] === undefined),
    ...setting.lookups.filter(({ id }) => !state.lookups.includes(id)),
  ]
  const stated = sentences
    .flatMap(({ clauses, asked }) => (asked ? [] : clauses.filter((clause) => !clause.asked)))
    .map(({ text }) => foldForCues(text))
  const known = setting.screen.flatMap(({ cues }) => cues)
  const named = closed.filter(({ cues }) => {
    const own = cues.filter((cue) => !known.includes(cue))
    return stated.some((clause) => firstCue(clause, own) >= 0)
  })
  return named.length >= 2
}

function redLinesIn(
  say: string,
  heard: Heard,
  around: Around,
): { confirmed: RedLine[]; suspected: RedLine[] } {
  const byWords = [
    ...heard.harmMarks.filter(({ innocent }) => innocent === undefined).map(({ redLine }) => redLine),
    ...cueFlagsIn(around.setting.scenario, say).map((flag) => flag.slice('red:'.length) as RedLine), // its only kind
  ]
  const byActs = heard.acts.flatMap((act) => {
    const redLine = RED_LINE_OF[act.act]
    return redLine ? [{ redLine, sure: isSure(act) }] : []
  })
  const confirmed = new Set([...byWords, ...byActs.filter(({ sure }) => sure).map(({ redLine }) => redLine)])
  const suspected = new Set(byActs.map(({ redLine }) => redLine).filter((redLine) => !confirmed.has(redLine)))
  return { confirmed: [...confirmed], suspected: [...suspected] }
}

const isSure = ({ p, sentenceP = 0 }: HeardAct): boolean => p >= SURE.clause && sentenceP >= SURE.sentence
