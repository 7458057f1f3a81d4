import type { End } from '../ends.ts'
import { readyLookups } from '../knowledge.ts'
import { checkedAct, groundedAs } from '../notation.ts'
import { expertActs } from '../policies.ts'
import { carryOn, conclude, openTalk } from '../replay.ts'
import type { Scenario } from '../schema.ts'
import type { Score } from '../score.ts'
import { settingOf } from '../setting.ts'
import type { ScenarioRule } from './lint.ts'

const GOOD = 8_500

/** In every variant somebody who knows the trade, or one of the scenario's own tests, gets 85 and a good end. */
export const bestPath: ScenarioRule = {
  name: 'scenario-has-a-best-path',
  searches: true,
  severity: 'error',
  needsReferences: true,
  excusesFixtures: true,
  check: ({ scenario, runs }) =>
    scenario.variants.flatMap(({ id }) => {
      const tried = [
        tryExpert(scenario, id),
        ...runs
          .filter(({ test }) => test.variant === id)
          .map(({ score, talk }) => ({ score, end: talk.state.end })),
      ]
      const good = tried.filter(({ end }) => end !== 'lost' && end !== 'violation')
      const best = good.reduce((most, { score }) => Math.max(most, score.total), 0)
      if (best >= GOOD) return []
      const end = scenario.exit.rightIn.includes(id) ? 'gracefulExit' : 'saved'
      return [
        {
          path: `variants ${id}`,
          message: `找不到 85 分以上的路走到好结局（${end}），试到最好 ${best / 100} 分；请看真异议的前提、化解办法和方案是否配得上`,
        },
      ]
    }),
}

/** The expert without slips, to the end of the talk. */
export function tryExpert(scenario: Scenario, variant: string): { score: Score; end: End | undefined } {
  const setting = settingOf(scenario, variant)
  let talk = openTalk(scenario, { seed: 'lint', variant })
  while (!talk.state.end) {
    const bare = { acts: [], flags: [], at: 0 }
    for (const { id } of readyLookups(setting, talk.state))
      talk = carryOn(talk, { ...bare, input: { lookup: id } })
    const notations = expertActs({ setting, state: talk.state, chance: () => false }, { slips: false })
    const acts = notations.map((notation) => groundedAs(checkedAct(notation), 'given', 0))
    talk = carryOn(talk, { ...bare, acts, input: { say: '' } })
  }
  const ended = conclude(talk)
  return { score: ended.score, end: ended.talk.state.end }
}
