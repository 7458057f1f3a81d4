import { classOf, MOTIVES } from '../complaint/motives.ts'
import { TABLE } from './effects.ts'
import { isVoiced } from './knowledge.ts'
import { checkedAct } from './notation.ts'
import type { Play } from './play.ts'
import { move } from './play.ts'
import type { Fact, FactGate, ObjectionGate } from './schema.ts'
import { isTrue, type Setting } from './setting.ts'
import type { State } from './state.ts'
import type { GroundedAct } from './turn.ts'

type Conditions = Pick<FactGate & ObjectionGate, 'moodLte' | 'trustGte' | 'any'> & {
  minAsks?: number | undefined
}

function holds({ moodLte = 100, trustGte = 0, minAsks = 0, any }: Conditions, state: State): boolean {
  if (state.mood > moodLte || state.trust < trustGte || state.asks < minAsks) return false
  if (!any) return true
  return any.some((way) => {
    if ('trustGte' in way) return state.trust >= way.trustGte
    if ('moodLte' in way) return state.mood <= way.moodLte
    return state.needs[way.needMet] !== undefined
  })
}

/** Whether this question may open the fact now. A closed question opens only the fact it names. */
const opensTo = (fact: Fact, { act, target }: GroundedAct, state: State): boolean =>
  !state.facts[fact.id] &&
  (fact.gate.ask as readonly string[]).includes(act) && // a gate lists some of the acts
  (act !== 'ask-closed' || target === fact.id) &&
  fact.gate.after.every((before) => state.facts[before]) &&
  holds(fact.gate, state)

/** The fact a question opens: the one it names if its gate holds, else the first in file order; at most one. */
export function factOpenedBy(
  { facts }: Pick<Setting, 'facts'>,
  state: State,
  question: GroundedAct,
): Fact | undefined {
  const open = facts.filter((fact) => opensTo(fact, question, state))
  return open.find(({ id }) => id === question.target) ?? open[0]
}

/** Voices the objections whose gates hold by now; a stated one was out from the start. */
export function voiceObjections({ setting, state, voiced }: Play) {
  for (const { id, opensBy } of setting.objections) {
    const standing = state.objections[id]
    if (!standing || standing.voiced !== undefined || !opensBy) continue
    if (!opensBy.facts.every((fact) => state.facts[fact]) || !holds(opensBy, state)) continue
    standing.voiced = state.turn
    voiced.push(id)
  }
}

const isDone = (state: State, act: string, targets: readonly string[]): boolean =>
  targets.some((target) => state.done.includes(`${act}@${target}`))

/**
 * Marks needs as met. Emotional: empathy and an apology or owned fault, each credited on a disclosed fact or voiced
 * objection that carries the need. Rational: a dated promise or a fitting offer about such a fact.
 */
export function meetNeeds({ setting, state }: Play) {
  for (const need of MOTIVES) {
    if (state.needs[need] !== undefined) continue
    const carriers = [
      ...setting.facts.filter((fact) => fact.need === need && state.facts[fact.id]),
      ...setting.objections.filter((objection) => objection.need === need && isVoiced(state, objection.id)),
    ].map(({ id }) => id)
    const isMet =
      classOf(need) === 'emotional'
        ? isDone(state, 'empathise', carriers) &&
          (isDone(state, 'apologise', carriers) || isDone(state, 'acknowledge-fault', carriers))
        : isDone(state, 'commit-with-deadline', carriers) || isDone(state, 'fitting-offer', carriers)
    if (isMet) state.needs[need] = state.turn
  }
}

/** Resolves a voiced true objection when one act of every row has been credited. */
export function resolveObjections(play: Play) {
  const { setting, state, resolved } = play
  for (const objection of setting.objections) {
    const standing = state.objections[objection.id]
    if (!isTrue(objection) || standing?.voiced === undefined || standing.resolved !== undefined) continue
    if (objection.resolves.length === 0) continue
    if (!objection.resolves.every((row) => row.some((notation) => isCredited(state, notation)))) continue
    standing.resolved = state.turn
    resolved.push(objection.id)
    move(play, 'resolved', TABLE.resolved)
  }
}

/** Whether an act has been credited on its target with all its details. */
function isCredited(state: State, notation: string): boolean {
  const { act, target, details, tags } = checkedAct(notation)
  const key = target === undefined ? act : `${act}@${target}`
  return (
    state.done.includes(key) && [...details, ...tags].every((mark) => state.done.includes(`${key}:${mark}`))
  )
}
