import { isMatter, truthVoiced } from './knowledge.ts'
import { checkedAct, groundedAs } from './notation.ts'
import type { Setting } from './setting.ts'
import { beginIn, type State } from './state.ts'
import { stepIn } from './step.ts'

const MOST_STATES = 3_000
const ENDLESS = 1_000

export type Reach = Readonly<{
  facts: ReadonlySet<string>
  voiced: ReadonlySet<string>
  /** A state from which nothing harmless does anything more, while no true objection is out; the facts out in it. */
  dead: readonly string[] | undefined
  states: number
}>

/**
 * Searches breadth first, one harmless act a turn, over facts × state as far as gates tell it apart: what can come out, and whether a trainee
 * who does nothing wrong can run dry. Patience and the number of turns are left aside: they depend on how much fits into
 * a turn. What is found is really reachable; states alike are followed once.
 */
export function explore(setting: Setting): Reach {
  const endless: Setting = {
    ...setting,
    init: { ...setting.init, patience: ENDLESS },
    limits: { ...setting.limits, maxTurns: ENDLESS },
  }
  const facts = new Set<string>()
  const voiced = new Set<string>()
  const seen = new Set<string>()
  let dead: readonly string[] | undefined
  const marks = marksOf(endless)
  let frontier: State[] = [beginIn(endless)]
  while (frontier.length > 0 && seen.size < MOST_STATES) {
    const next: State[] = []
    for (const state of frontier) {
      let moved = false
      for (const notation of actionsIn(endless, state)) {
        const acts = [groundedAs(checkedAct(notation), 'given', 0)]
        const { state: after } = stepIn(endless, state, { acts, flags: [], at: 0 })
        if (after.idle > 0 || after.end) continue
        moved = true
        const key = keyOf(after, marks)
        if (seen.has(key)) continue
        seen.add(key)
        for (const id of Object.keys(after.facts)) facts.add(id)
        for (const [id, objection] of Object.entries(after.objections))
          if (objection.voiced !== undefined) voiced.add(id)
        next.push(after)
      }
      if (!moved && !truthVoiced(endless, state)) dead ??= Object.keys(state.facts)
    }
    frontier = next
  }
  return { facts, voiced, dead, states: seen.size }
}

/** The values of mood, trust and asks at which some gate changes: between two of them, states count as the same. */
type Marks = Readonly<{ mood: readonly number[]; trust: readonly number[]; asks: number }>

function marksOf({ facts, objections }: Setting): Marks {
  const gates = [...facts.map(({ gate }) => gate), ...objections.flatMap(({ opensBy }) => opensBy ?? [])]
  const ways = [...gates, ...gates.flatMap(({ any = [] }) => any)]
  const at = (field: 'moodLte' | 'trustGte') =>
    ways.flatMap((way) => {
      const value = (way as { moodLte?: number; trustGte?: number })[field] // the ways differ only in which of these they have
      return value === undefined ? [] : [value]
    })
  return {
    mood: at('moodLte'),
    trust: at('trustGte'),
    asks: gates.reduce((most, { minAsks = 0 }) => Math.max(most, minAsks), 0),
  }
}

const keyOf = ({ facts, objections, needs, asks, mood, trust }: State, marks: Marks): string =>
  [
    Object.keys(facts).sort().join(),
    Object.keys(objections)
      .filter((id) => objections[id]?.voiced !== undefined)
      .join(),
    Object.keys(needs).sort().join(),
    Math.min(asks, marks.asks),
    marks.mood.filter((mark) => mood <= mark).length,
    marks.trust.filter((mark) => trust >= mark).length,
  ].join('|')

/** Harmless acts that may do something now. */
function actionsIn(setting: Setting, state: State): string[] {
  const { facts, objections, screen } = setting
  const matters = [...facts, ...objections, ...screen]
    .map(({ id }) => id)
    .filter((id) => isMatter(setting, state, id))
  const undone = (act: string, row: string) =>
    matters.filter((id) => !state.paid.includes(`${row}@${id}`)).map((id) => `${act}@${id}`)
  return [
    'ask-problem',
    'ask-open',
    ...facts.filter(({ id }) => !state.facts[id]).map(({ id }) => `ask-closed@${id}`),
    ...undone('empathise', 'empathy'),
    ...undone('acknowledge-fault', 'fault'),
    ...undone('commit-with-deadline', 'promise'),
  ]
}
