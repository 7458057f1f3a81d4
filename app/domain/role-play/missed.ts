import { type ApprovedLine, betterLines, momentsIn } from './better-lines.ts'
import { ALL_LINES, LINES, type Line } from './evidence.ts'
import { factOpenedBy } from './gates.ts'
import { FITS, isVoiced, matchOf, truthVoiced } from './knowledge.ts'
import type { Talk } from './replay.ts'
import type { Score } from './score.ts'
import { type Setting, settingOf } from './setting.ts'
import type { State } from './state.ts'
import type { GroundedAct } from './turn.ts'

/**
 * A rubric line not earned in full. `pct` of `of` percent was earned; `first` is the number of the turn in which it could
 * first have been said, absent where the talk never came to it; `better` are two lines for that turn.
 */
export type Missed = Readonly<{
  line: Line
  pct: number
  of: number
  first?: number
  better: readonly string[]
}>

/** What was left on the table, in the order of the rubric. */
export function missedIn(talk: Talk, { evidence }: Score, approved: readonly ApprovedLine[] = []): Missed[] {
  const { scenario, made, state, turns } = talk
  const setting = settingOf(scenario, made.variant, made.difficulty)
  const moments = momentsIn(scenario)
  return ALL_LINES.flatMap((line): Missed[] => {
    const pct = evidence.find((entry) => entry.line === line)?.pct ?? 0
    const of = LINES[line].max
    if (pct >= of) return []
    const turn = firstChance(line, talk, setting)
    const before = turns[(turn ?? turns.length) - 1]?.before ?? state
    const better = betterLines(setting, before, line, { moments, approved })
    return [{ line, pct, of, ...(turn === undefined ? {} : { first: turn }), better }]
  })
}

/** The turn in which a line could first have been earned in full, as the customer stood before it. */
function firstChance(line: Line, { turns }: Talk, setting: Setting): number | undefined {
  if (line === 'D1.close') return turns.length > 0 ? turns.length : undefined
  if (line === 'D6.push') return turns.find(({ before, after }) => after.pushes > before.pushes)?.turn
  return turns.find(({ before }) => CHANCE[line](setting, before))?.turn
}

const known = ({ facts, objections }: Setting, state: State): number =>
  facts.filter(({ id }) => state.facts[id]).length + objections.filter(({ id }) => isVoiced(state, id)).length
const anyFact = (_: Setting, state: State): boolean => Object.keys(state.facts).length > 0
const always = () => true

/** Whether a question of one of these kinds would open something. */
const opens =
  (...acts: readonly ('ask-open' | 'ask-problem')[]) =>
  (setting: Setting, state: State): boolean =>
    acts.some((act) => factOpenedBy(setting, state, question(act)) !== undefined)
const question = (act: GroundedAct['act']): GroundedAct => ({
  act,
  details: [],
  tags: [],
  span: { start: 0, end: 0 },
  source: 'given',
})
const fits = (setting: Setting, state: State): boolean =>
  setting.offers.some(({ id }) => matchOf(setting, state, id) === FITS)
const agreed = (_: Setting, { promises, offers }: State): boolean => promises.length > 0 || offers.length > 0

const CHANCE: Readonly<
  Record<Exclude<Line, 'D1.close' | 'D6.push'>, (setting: Setting, state: State) => boolean>
> = {
  'D1.greet': always,
  'D1.self': always,
  'D1.verify': always,
  'D2.empathy1': (setting, state) => known(setting, state) > 0,
  'D2.empathy2': (setting, state) => known(setting, state) > 1,
  'D2.fault': (setting, state) => anyFact(setting, state) || truthVoiced(setting, state),
  'D2.order': always,
  'D3.fact1': opens('ask-open', 'ask-problem'),
  'D3.fact2': (setting, state) => anyFact(setting, state) && opens('ask-open', 'ask-problem')(setting, state),
  'D3.problem': opens('ask-problem'),
  'D3.cause': truthVoiced,
  'D4.match': fits,
  'D4.terms': fits,
  'D4.choice': fits,
  'D5.promise': anyFact,
  'D5.recap': agreed,
  'D5.owner': anyFact,
  'D5.followUp': agreed,
  'D6.accurate': always,
  'D6.candid': (setting, state) => agreed(setting, state) || fits(setting, state),
}
