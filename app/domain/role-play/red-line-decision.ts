import type { RedLine } from '../certification/red-line.ts'
import { RED_LINE_OF } from './acts.ts'
import type { Crossing } from './red-lines.ts'
import { type RecordedInput, replay, type Talk, type TalkSeed } from './replay.ts'
import type { Scenario } from './schema.ts'
import type { Score } from './score.ts'
import type { GroundedAct, TurnFlag } from './turn.ts'

/** What a trainer found of a suspected red line of a talk: it was one, or it was not. */
export type RedLineDecision = Readonly<{ redLine: RedLine; decision: 'confirmed' | 'dismissed' }>

/** Where a red line is suspected: the turn, and the words it was heard in. */
export type Suspicion = Readonly<{ redLine: RedLine; turn: number; say: string; quote: string }>

/** Whether nobody has to decide about a scored talk: nothing is suspected in it, or a red line stands anyway. */
export const isDecided = ({ suspected, redLines }: Pick<Score, 'suspected' | 'redLines'>): boolean =>
  suspected.length === 0 || redLines.length > 0

/** Every suspected red line of a talk, turn by turn. */
export const suspicionsIn = ({ turns }: Talk): Suspicion[] =>
  turns.flatMap(({ turn, say, crossings }) =>
    crossings
      .filter(({ confirmed }) => !confirmed)
      .map(({ redLine, act }) => ({
        redLine,
        turn,
        say,
        quote: act ? say.slice(act.span.start, act.span.end) : say,
      })),
  )

/**
 * The inputs with a trainer's decisions taken in. Confirmed: the turn carries the red line for sure. Dismissed: the act
 * that stood for it was misread and goes; where only its subject made it one, the act stays without it.
 */
export function withDecisions(
  scenario: Scenario,
  made: TalkSeed,
  inputs: readonly RecordedInput[],
  decisions: readonly RedLineDecision[],
): RecordedInput[] {
  let so = [...inputs]
  // a decision about one turn may bring another suspicion to light further on, so the talk is told anew each time
  for (let left = inputs.length * decisions.length; left > 0; left--) {
    const open = firstOpen(replay(scenario, made, so), decisions)
    if (!open) return so
    so = atTurn(so, open.turn, (recorded) => decided(recorded, open.crossing, open.decision))
  }
  return so
}

function firstOpen({ turns }: Talk, decisions: readonly RedLineDecision[]) {
  for (const { turn, crossings } of turns) {
    for (const crossing of crossings) {
      const found = decisions.find(({ redLine }) => redLine === crossing.redLine)
      if (found && !crossing.confirmed) return { turn, crossing, decision: found.decision }
    }
  }
  return undefined
}

function atTurn(
  inputs: readonly RecordedInput[],
  turn: number,
  change: (recorded: RecordedInput) => RecordedInput,
): RecordedInput[] {
  let at = 0
  return inputs.map((recorded) => {
    const speaks = 'say' in recorded.input || 'choice' in recorded.input
    if (speaks) at += 1
    return speaks && at === turn ? change(recorded) : recorded
  })
}

function decided(
  recorded: RecordedInput,
  { redLine, act: wrong }: Crossing,
  decision: RedLineDecision['decision'],
): RecordedInput {
  const flags = recorded.flags.filter((flag) => flag !== `suspected:${redLine}`)
  if (decision === 'confirmed') return { ...recorded, flags: [...flags, `red:${redLine}` as TurnFlag] }
  const acts = recorded.acts.flatMap((act): GroundedAct[] => {
    if (!wrong || act.act !== wrong.act || act.span.start !== wrong.span.start || act.target !== wrong.target)
      return [act]
    if (RED_LINE_OF[act.act] === redLine) return []
    const { target: _, ...rest } = act
    return [rest]
  })
  return { ...recorded, acts, flags }
}
