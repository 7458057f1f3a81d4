import { foldForCues } from './cues.ts'
import { pickBy } from './fnv.ts'
import { checkedAct, groundedAs } from './notation.ts'
import type { Talk } from './replay.ts'
import { settingOf } from './setting.ts'
import { stepIn } from './step.ts'
import { hitsIn, targetsOf } from './targets.ts'
import type { GroundedAct } from './turn.ts'

/** A line one may say, with what it does. */
export type Choice = Readonly<{ say: string; acts: readonly GroundedAct[] }>

/** From here on a test is a good example; below the other a bad one. Points, 0–100. */
const GOOD_FROM = 60
const BAD_TO = 60
const ALL_SHOWN = 4

/**
 * Three or four things to say at this moment of a guided talk (role-play.md §14): the next line of a good example, the
 * one that would serve best now, and two that tempt, which by chance. Lines already said, and lines that give away what
 * he has not told, are left out. Fewer than two: none, and the trainee says it in his own words.
 */
export function choicesFor(talk: Talk): Choice[] {
  const said = talk.turns.map(({ say }) => say)
  const lines = authoredLines(talk).filter(({ say }) => !said.includes(say) && !givesAway(talk, say))
  const good = ranked(
    talk,
    lines.filter(({ good }) => good),
  ).filter(({ value }) => value > 0)
  const next = [...good].sort((a, b) => a.place - b.place)[0]
  const tempting = lines.filter(({ good }) => !good)
  const from = pickBy(`${talk.made.seed}|${talk.state.turn}|trap`, Math.max(1, tempting.length))
  const chosen = [
    ...new Map(
      [next?.line, good[0]?.line, ...tempting.slice(from), ...tempting.slice(0, from)]
        .filter((line) => line !== undefined)
        .map((line) => [line.say, line]),
    ).values(),
  ].slice(0, ALL_SHOWN)
  if (!next || chosen.length < 2) return []
  const key = ({ say }: Choice) => pickBy(`${talk.made.seed}|${talk.state.turn}|${say}`, 2 ** 16)
  return chosen.map(({ say, acts }) => ({ say, acts })).sort((a, b) => key(a) - key(b))
}

type Authored = Choice & Readonly<{ good: boolean }>

/** Lines of the scenario's own tests, in this variant's and then in others', each once. */
function authoredLines({ scenario, made }: Talk): Authored[] {
  const tests = [...scenario.tests].sort(
    (a, b) => Number(b.variant === made.variant) - Number(a.variant === made.variant),
  )
  const seen = new Set<string>()
  return tests.flatMap(({ turns, expect, variant }) => {
    const isBad = (expect.redLines?.length ?? 0) > 0 || (expect.total?.lte ?? 100) < BAD_TO
    const isGood = !isBad && (expect.total?.gte ?? 0) >= GOOD_FROM && variant === made.variant
    return turns.flatMap(({ say, acts }) => {
      if (!say || !acts || seen.has(say) || (!isBad && !isGood)) return []
      seen.add(say)
      return [
        { say, good: isGood, acts: acts.map((act) => groundedAs(checkedAct(act), 'choice', say.length)) },
      ]
    })
  })
}

function givesAway({ scenario, made, state }: Talk, say: string): boolean {
  const setting = settingOf(scenario, made.variant, made.difficulty)
  return hitsIn(foldForCues(say), targetsOf(setting, state)).some(
    ({ target }) => target.kind === 'closedFact',
  )
}

/** Lines with what each would bring now (what it opens, earns, how it moves him) and its place in the file, the most first. */
function ranked(talk: Talk, lines: readonly Authored[]): { line: Authored; place: number; value: number }[] {
  const { scenario, made, state, turns, ledger } = talk
  const setting = settingOf(scenario, made.variant, made.difficulty)
  const earned = (line: string) =>
    Math.max(0, ...ledger.filter((entry) => entry.line === line).map(({ pct }) => pct))
  const at = turns.at(-1)?.at ?? 0
  const worth = ({ acts }: Authored) => {
    const { state: after, evidence, intents } = stepIn(setting, state, { acts, flags: [], at })
    const opened = intents.filter((intent) => /^(fact|objection|resolved):/.test(intent)).length
    const gain = evidence.reduce((sum, { line, pct }) => sum + Math.max(0, pct - earned(line)), 0)
    return (
      100 * opened +
      gain +
      (state.mood - after.mood) +
      (after.trust - state.trust) +
      (state.churn - after.churn)
    )
  }
  return lines
    .map((line, place) => ({ line, place, value: worth(line) }))
    .sort((a, b) => b.value - a.value || a.place - b.place)
}
