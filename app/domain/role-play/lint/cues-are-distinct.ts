import { foldForCues } from '../cues.ts'
import { settingOf } from '../setting.ts'
import type { Remark, ScenarioRule } from './lint.ts'

/** A cue of one fact is no cue of another in the same variant, nor part of one: it would not tell which is meant. */
export const cuesAreDistinct: ScenarioRule = {
  name: 'scenario-cues-are-distinct',
  severity: 'error',
  check: ({ scenario }) => {
    const found = new Map<string, Remark>()
    for (const { id } of scenario.variants) {
      const { facts } = settingOf(scenario, id)
      facts.forEach((fact, i) => {
        for (const other of facts.slice(i + 1))
          for (const cue of fact.cues)
            for (const another of other.cues) {
              const [a, b] = [foldForCues(cue), foldForCues(another)]
              if (!a.includes(b) && !b.includes(a)) continue
              found.set(`${fact.id} ${other.id} ${cue} ${another}`, {
                path: `facts ${other.id} cues`,
                message: `“${another}”和 ${fact.id} 的“${cue}”重了，分不清说的是哪件；请换一个词`,
              })
            }
      })
    }
    return [...found.values()]
  },
}
