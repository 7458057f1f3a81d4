import { truthVoiced } from '#app/domain/role-play/knowledge.ts'
import { POLICIES, type Policy, playPolicy } from '#app/domain/role-play/policies.ts'
import { settingOf } from '#app/domain/role-play/setting.ts'
import { atLeast, atMost, type Bar } from '../bar.ts'
import { allScenarios } from './scenarios.ts'

const SEEDS = 50

type Tally = {
  talks: number
  total: number
  passed: number
  highest: number
  truthOut: number
  left: number
  repeated: number
}

/** V5: seven scripted players, fifty seeds, every scenario. Means in points; shares in percent. */
export function policyBars(): Bar[] {
  const by = Object.fromEntries(POLICIES.map((policy) => [policy, tallyOf(policy)])) as Record<Policy, Tally> // one for each
  const mean = (policy: Policy) => by[policy].total / by[policy].talks / 100
  const gap = (better: Policy, worse: Policy, least: number) =>
    atLeast(
      'V5',
      `${better} (${mean(better).toFixed(1)}) over ${worse} (${mean(worse).toFixed(1)})`,
      mean(better) - mean(worse),
      least,
      'points',
    )
  const share = (policy: Policy, of: 'truthOut' | 'left' | 'passed') =>
    (100 * by[policy][of]) / by[policy].talks
  const silent: readonly Policy[] = ['pusher', 'abuser', 'apologiser']
  return [
    gap('expert', 'average', 10),
    gap('average', 'scriptReader', 10),
    gap('scriptReader', 'pusher', 10),
    gap('pusher', 'abuser', 5),
    atMost('V5', 'the apologiser passes', share('apologiser', 'passed'), 0, '%'),
    atMost('V5', 'the liar’s best total', by.liar.highest / 100, 0, 'points'),
    atMost(
      'V5',
      'true objection out without a question',
      Math.max(...silent.map((policy) => share(policy, 'truthOut'))),
      0,
      '%',
    ),
    atLeast(
      'V5',
      'true objection out for the expert',
      share('expert', 'truthOut'),
      85,
      '%',
      share('average', 'truthOut'),
    ),
    atLeast('V5', 'leaves the abuser (hang-up or false close)', share('abuser', 'left'), 90, '%'),
    atLeast('V5', 'leaves the pusher', share('pusher', 'left'), 50, '%'),
    atMost('V5', 'leaves the expert', share('expert', 'left'), 15, '%', share('average', 'left')),
    atMost(
      'V5',
      'talks in which he says a wording twice',
      POLICIES.reduce((sum, policy) => sum + by[policy].repeated, 0),
      0,
      'talks',
    ),
  ]
}

function tallyOf(policy: Policy): Tally {
  const tally: Tally = { talks: 0, total: 0, passed: 0, highest: 0, truthOut: 0, left: 0, repeated: 0 }
  for (const scenario of allScenarios())
    for (let seed = 0; seed < SEEDS; seed++) {
      const { talk, score } = playPolicy(scenario, policy, { seed: String(seed) })
      const { state, spoken, made } = talk
      tally.talks += 1
      tally.total += score.total
      tally.passed += Number(score.passed)
      tally.highest = Math.max(tally.highest, score.total)
      tally.truthOut += Number(truthVoiced(settingOf(scenario, made.variant), state))
      tally.left += Number(state.hangUp || state.falseClose)
      tally.repeated += Number(new Set(spoken).size < spoken.length)
    }
  return tally
}
