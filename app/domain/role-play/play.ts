import type { Act } from './acts.ts'
import { type Change, type Row, TABLE } from './effects.ts'
import type { Evidence, Line } from './evidence.ts'
import type { Setting } from './setting.ts'
import type { State } from './state.ts'
import type { GroundedAct, TurnInput } from './turn.ts'

/** Something that moved the customer, and what it moved: the timeline of a debrief. */
export type Move = Readonly<{
  cause: Row | 'drift' | 'limit'
  act?: Act
  target?: string
  span?: GroundedAct['span']
  mood: number
  trust: number
  churn: number
}>

/**
 * A turn being worked out. `state` is the step's own copy and changes as the rules run; nobody outside sees it before
 * the step is done.
 */
export type Play = {
  readonly setting: Setting
  readonly input: TurnInput
  readonly state: State
  readonly moves: Move[]
  readonly evidence: Evidence[]
  /** Facts a question opened or he blurted out, objections voiced and resolved, in this turn. */
  readonly opened: { id: string; by: 'question' | 'volunteered' }[]
  readonly voiced: string[]
  readonly resolved: string[]
  /** The customer answered whether he wants to hear offers. */
  answered?: 'granted' | 'refused'
  /** Something in it counts as an effect: no drift. */
  effective: boolean
}

export const clamp = (value: number): number => Math.min(100, Math.max(0, value))

/** Moves mood, trust and churn, each kept within 0–100. */
export function move(play: Play, cause: Move['cause'], change: Change, act?: GroundedAct) {
  const { state, moves } = play
  const [mood, trust, churn] = [state.mood, state.trust, state.churn]
  state.mood = clamp(mood + change.mood)
  state.trust = clamp(trust + change.trust)
  state.churn = clamp(churn + change.churn)
  moves.push({
    cause,
    ...(act ? { act: act.act, span: act.span } : {}),
    ...(act?.target === undefined ? {} : { target: act.target }),
    mood: state.mood - mood,
    trust: state.trust - trust,
    churn: state.churn - churn,
  })
}

/**
 * Pays a row once per target.
 * @returns whether it paid now
 */
export function pay(
  play: Play,
  row: Row,
  act: GroundedAct,
  { once = row as string, change = TABLE[row] } = {},
) {
  const key = `${once}@${act.target ?? ''}`
  if (play.state.paid.includes(key)) return false
  play.state.paid.push(key)
  move(play, row, change, act)
  return true
}

/** Adds to the ledger of evidence; which of a line's entries counts is for the score to say. */
export function earn(play: Play, line: Line, pct: number, act: GroundedAct) {
  play.evidence.push({
    line,
    turn: play.state.turn,
    span: act.span,
    act: act.act,
    ...(act.target === undefined ? {} : { target: act.target }),
    pct,
  })
}
