import { firstCue } from './cues.ts'
import type { Setting } from './setting.ts'
import type { State } from './state.ts'

export type TargetKind = 'screen' | 'lookup' | 'fact' | 'closedFact' | 'objection' | 'offer'
export type Target = Readonly<{
  id: string
  kind: TargetKind
  cues: readonly string[]
  /** It carries a motive, so that it is the likelier one where two are named. */
  moves: boolean
  /** Turn in which it came up; 0 for what was there from the start. */
  turn: number
}>

/** Everything a text may refer to at this moment, in the order of the file. */
export function targetsOf({ scenario, facts, objections, lookups, screen }: Setting, state: State): Target[] {
  const there = { moves: false, turn: 0 }
  return [
    ...facts.map(({ id, cues, need }): Target => {
      const out = state.facts[id]
      const kind = out ? 'fact' : 'closedFact'
      return { id, kind, cues, moves: need !== undefined, turn: out?.turn ?? 0 }
    }),
    ...objections.flatMap(({ id, cues, kind, need }): Target[] => {
      const turn = state.objections[id]?.voiced
      const moves = kind !== 'fake' || need !== undefined
      return turn === undefined ? [] : [{ id, kind: 'objection', cues, moves, turn }]
    }),
    ...lookups
      .filter(({ id }) => state.lookups.includes(id))
      .map(({ id, cues }): Target => ({ ...there, id, kind: 'lookup', cues })),
    ...screen.map(({ id, cues }): Target => ({ ...there, id, kind: 'screen', cues })),
    // an offer of another variant can be named too: it is the wrong one, and that has to be seen
    ...scenario.offers.map(({ id, cues }): Target => ({ ...there, id, kind: 'offer', cues })),
  ]
}

export type Hit = Readonly<{ target: Target; at: number }>

/** Targets whose cues stand in a folded text, first named first. */
export const hitsIn = (folded: string, targets: readonly Target[]): Hit[] =>
  targets
    .map((target) => ({ target, at: firstCue(folded, target.cues) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)
