import { isHarm, isProposal } from './acts.ts'
import { TABLE, TURN_LIMIT } from './effects.ts'
import { isOut, isVoiced, openLookups } from './knowledge.ts'
import { move, type Play } from './play.ts'
import { isTrue, type Setting } from './setting.ts'
import type { State } from './state.ts'
import type { GroundedAct, TurnInput } from './turn.ts'

const PUSHES_TO_SOUR = 2
const DRIFT_STEP = 2
const DRIFT_MOST = 8
const PAUSE_MS = 45_000
const PAUSE_ON_HOLD_MS = 90_000
/** Turns that nobody understood and that cost nothing. */
const UNCLEAR_FREE = 2

/** Whether a proposal is an answer to something he said, or the system showed, before it was made. */
function isAnswering(setting: Setting, state: State, target: string | undefined): boolean {
  const { scenario, objections } = setting
  // an offer of another variant is still an answer to him: that it cannot be had is another matter
  const answers = scenario.offers.find(({ id }) => id === target)?.answers ?? []
  const shown = openLookups(setting, state)
  return answers.some(
    (id) =>
      isOut(state, id) ||
      shown.some((lookup) => lookup.id === id) ||
      (isVoiced(state, id) && objections.some((objection) => objection.id === id && isTrue(objection))),
  )
}

/** What the proposals of a turn looked like when they were made: whether any answers something, and whether anybody asked before. */
export type Proposing = Readonly<{ any: boolean; answering: boolean; asked: boolean; first: boolean }>

/** Notes a turn's proposals as they are made; the push rule judges the turn afterwards. */
export function noteProposal(play: Play, act: GroundedAct, before: Proposing): Proposing {
  const { setting, state } = play
  if (!isProposal(act.act) || isHarm(act.act)) return before
  const noted = {
    any: true,
    answering: before.answering || isAnswering(setting, state, act.target),
    asked: before.any ? before.asked : state.askedSinceProposal,
    first: before.any ? before.first : state.proposals === 0,
  }
  if (!before.any) state.askedSinceProposal = false
  return noted
}

/**
 * The push rule: proposals that answer nothing, with no question that opened a fact since the last ones; the first of a
 * talk is free. Every second push sours him, and he may blurt out what a question would have opened.
 * @returns whether this push soured him
 */
export function push(play: Play, { any, answering, asked, first }: Proposing): boolean {
  const { setting, state, opened } = play
  if (!any || answering || asked || first) return false
  state.pushes += 1
  for (const { id, volunteer } of setting.facts) {
    if (volunteer === undefined || volunteer > state.pushes || state.facts[id]) continue
    state.facts[id] = { turn: state.turn, by: 'volunteered' }
    opened.push({ id, by: 'volunteered' })
  }
  const isSour = state.pushes % PUSHES_TO_SOUR === 0
  if (isSour) move(play, 'push', TABLE.push)
  return isSour
}

/** One turn moves him only so far, whatever was said in it. */
export function limitTurn(play: Play, before: Pick<State, 'mood' | 'trust' | 'churn'>) {
  const { state } = play
  const within = (now: number, was: number, most: number) => Math.min(was + most, Math.max(was - most, now))
  move(play, 'limit', {
    mood: within(state.mood, before.mood, TURN_LIMIT.mood) - state.mood,
    trust: within(state.trust, before.trust, TURN_LIMIT.trust) - state.trust,
    churn: within(state.churn, before.churn, TURN_LIMIT.churn) - state.churn,
  })
}

/** A turn without effect wears him out; the first two that nobody understood do not. */
export function drift(play: Play, { acts, flags }: TurnInput) {
  const { state } = play
  if (play.effective) {
    state.idle = 0
    return
  }
  if (acts.length === 0 && flags.length === 0) {
    state.unclear += 1
    if (state.unclear <= UNCLEAR_FREE) return
  }
  state.idle += 1
  state.patience -= 1
  move(play, 'drift', { mood: Math.min(DRIFT_MOST, DRIFT_STEP * state.idle), trust: 0, churn: 0 })
}

/** In timed modes a long silence costs patience; who was asked to hold waits longer. */
export function pause({ state }: Play, { acts, at }: TurnInput) {
  const silence = at - state.lastAt
  if (state.timed && silence > (state.onHold ? PAUSE_ON_HOLD_MS : PAUSE_MS)) state.patience -= 1
  state.lastAt = at
  state.onHold = acts.some(({ act, tags }) => act === 'small-talk' && tags.includes('hold'))
}
