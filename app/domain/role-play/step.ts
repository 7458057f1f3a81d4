import { isHarm, RED_LINE_OF } from './acts.ts'
import { credit, showLookups, suffer } from './credit.ts'
import { TABLE } from './effects.ts'
import { endOf, endWithoutClose } from './endings.ts'
import type { Evidence } from './evidence.ts'
import { meetNeeds, resolveObjections, voiceObjections } from './gates.ts'
import { type Intent, intentsOf } from './intents.ts'
import { type Move, move, type Play } from './play.ts'
import { drift, limitTurn, noteProposal, type Proposing, pause, push } from './push-drift.ts'
import { type Crossing, crossingsIn, isHarmful } from './red-lines.ts'
import type { Scenario } from './schema.ts'
import { type Setting, settingOf } from './setting.ts'
import type { State } from './state.ts'
import type { TurnFlag, TurnInput } from './turn.ts'

/** What came of one turn. `moves` is what shifted the customer, in order; `evidence` what it adds to the ledger. */
export type Step = Readonly<{
  state: State
  intents: readonly Intent[]
  evidence: readonly Evidence[]
  moves: readonly Move[]
  crossings: readonly Crossing[]
}>

/**
 * Takes one whole turn of the trainee (role-play.md §5, order within a turn). Pure: the same state and turn give the same
 * step. After an end further turns change nothing.
 */
export const step = (scenario: Scenario, state: State, input: TurnInput): Step =>
  stepIn(settingOf(scenario, state.variant, state.difficulty), state, input)

/** The same, where the setting is at hand. */
export function stepIn(setting: Setting, before: State, input: TurnInput): Step {
  if (before.end) return { state: before, intents: [], evidence: [], moves: [], crossings: [] }
  const play: Play = {
    setting,
    input,
    state: { ...copied(before), turn: before.turn + 1 },
    moves: [],
    evidence: [],
    opened: [],
    voiced: [],
    resolved: [],
    effective: false,
  }
  const { state } = play
  pause(play, input)
  const crossings = crossingsIn(setting, before, input)
  // (a) what harms
  harm(play, crossings)
  // (b) a turn that is pasted, stuffed, repeated or harmful earns nothing
  const isVoid = VOIDING.some((flag) => input.flags.includes(flag)) || isHarmful(input.acts, crossings)
  if (input.flags.includes('stuffed')) state.stuffed += 1
  if (input.flags.includes('leak')) state.leaks += 1
  // (c) the acts in the order of the words
  const proposing = isVoid ? NOTHING_PROPOSED : takeActs(play)
  // (d) gates, needs, resolutions
  voiceObjections(play)
  meetNeeds(play)
  resolveObjections(play)
  // (e) to (g)
  const isSour = push(play, proposing)
  if (isSour || play.opened.length > 0) showLookups(play)
  limitTurn(play, before)
  drift(play, input)
  // (h)
  const outcome = endOf(setting, state, { acts: input.acts, isVoid })
  if (outcome) {
    state.falseClose = outcome.falseClose ?? false
    state.hangUp = outcome.hangUp ?? false
    state.end = judged(state, outcome.end)
  } else if (state.turn >= setting.limits.maxTurns) state.end = judged(state, endWithoutClose(setting, state))
  const intents = intentsOf(play, { crossings, isSour, parting: outcome?.parting })
  return { state, intents, evidence: play.evidence, moves: play.moves.filter(isMoving), crossings }
}

const VOIDING: readonly TurnFlag[] = ['stuffed', 'leak', 'duplicate']
const NOTHING_PROPOSED: Proposing = { any: false, answering: false, asked: false, first: false }

const isMoving = ({ mood, trust, churn }: Move): boolean => mood !== 0 || trust !== 0 || churn !== 0

/** A red line crossed at any turn makes the end a violation, whatever the customer thinks. */
const judged = ({ redLines }: State, end: NonNullable<State['end']>) =>
  redLines.length > 0 ? 'violation' : end

function harm(play: Play, crossings: readonly Crossing[]) {
  const { state, input } = play
  for (const act of input.acts)
    suffer(
      play,
      act,
      crossings.some((crossing) => crossing.act === act && crossing.confirmed),
    )
  for (const { redLine, confirmed, act } of crossings) {
    const list = confirmed ? state.redLines : state.suspected
    if (!list.includes(redLine)) list.push(redLine)
    if (!confirmed || (act && RED_LINE_OF[act.act])) continue
    // no act of its own: words alone or the state showed it; a hidden term pleases until it is found
    const row = redLine === 'hideTerms' || redLine === 'falsePromise' ? 'pleasingLie' : 'redLine'
    move(play, row, TABLE[row], act)
    if (row === 'pleasingLie') play.effective = true
  }
}

function takeActs(play: Play): Proposing {
  const { input, state } = play
  if (input.acts.length > 0) state.credited += 1
  let proposing = NOTHING_PROPOSED
  for (const act of input.acts) {
    if (isHarm(act.act) || act.act === 'commit-vague') continue
    proposing = noteProposal(play, act, proposing)
    credit(play, act)
  }
  return proposing
}

/** Ends a talk that nobody closed: the lines or the time ran out, or the trainee left. */
export function finish(scenario: Scenario, state: State): State {
  if (state.end) return state
  const end = endWithoutClose(settingOf(scenario, state.variant, state.difficulty), state)
  return { ...state, end: judged(state, end) }
}

/** A copy deep enough that a step may work on it. */
const copied = (state: State): State => ({
  ...state,
  facts: { ...state.facts },
  objections: Object.fromEntries(
    Object.entries(state.objections).map(([id, objection]) => [id, { ...objection }]),
  ),
  needs: { ...state.needs },
  promises: [...state.promises],
  offers: [...state.offers],
  told: { ...state.told },
  evaded: [...state.evaded],
  lookups: [...state.lookups],
  redLines: [...state.redLines],
  suspected: [...state.suspected],
  paid: [...state.paid],
  done: [...state.done],
})
