import { firstCue, foldForCues } from '../cues.ts'
import type { Scenario } from '../schema.ts'
import { isTrue } from '../setting.ts'
import type { Remark, ScenarioRule } from './lint.ts'
import { setsOf } from './wordings-are-enough.ts'

/**
 * No wording names a fact, or a true objection, that may still be hidden when it is said: a reaction may come at any
 * time, a fact after those it rests on, an objection after the facts of its gate.
 */
export const repliesLeakNothing: ScenarioRule = {
  name: 'scenario-replies-leak-nothing',
  severity: 'error',
  check: ({ scenario }) =>
    setsOf(scenario).flatMap(({ path, set }) => {
      const out = outWhenSaid(scenario, path)
      return set.flatMap((line): Remark[] =>
        hiddenIn(scenario, line, out).map(({ id, cue }) => ({
          path,
          message: `“${line}”说出了“${cue}”，而 ${id} 这时可能还没说出来；请换个说法，或改 ${id} 的 cues、前提`,
        })),
      )
    }),
}

/** Everything that is surely out when this set is used. */
function outWhenSaid(scenario: Scenario, path: string): ReadonlySet<string> {
  const [list = '', name = ''] = path.split(' ')
  const [kind = '', told = ''] = name.replace(/\.hot$/, '').split(':')
  const id = list === 'replies' ? told : name
  if (list === 'facts' || kind === 'fact' || kind === 'volunteer') return withBefore(scenario, [id])
  if (list !== 'objections' && kind !== 'objection') return new Set()
  const gate = scenario.objections.find((objection) => objection.id === id)?.gate
  return new Set([id, ...withBefore(scenario, gate?.facts ?? [])])
}

/** Facts with all they rest on; one that is blurted out needs nothing before it. */
function withBefore({ facts }: Scenario, ids: readonly string[]): ReadonlySet<string> {
  const out = new Set<string>()
  const add = (id: string) => {
    if (out.has(id)) return
    out.add(id)
    const fact = facts.find((one) => one.id === id)
    if (fact && fact.volunteer === undefined) fact.gate.after.forEach(add)
  }
  ids.forEach(add)
  return out
}

function hiddenIn(
  { facts, objections }: Scenario,
  line: string,
  out: ReadonlySet<string>,
): { id: string; cue: string }[] {
  const folded = foldForCues(line)
  const hidden = [...facts, ...objections.filter((objection) => isTrue(objection) && !objection.stated)]
  return hidden
    .filter(({ id }) => !out.has(id))
    .flatMap(({ id, cues }) => {
      const cue = cues.find((one) => firstCue(folded, [one]) >= 0)
      return cue === undefined ? [] : [{ id, cue }]
    })
}
