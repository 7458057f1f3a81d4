import { createHash } from 'node:crypto'
import { POLICIES, playPolicy } from '#app/domain/role-play/policies.ts'
import { readTurn } from '#app/domain/role-play/read-turn.ts'
import {
  carryOn,
  conclude,
  openTalk,
  RecordedInput,
  replay,
  type Talk,
} from '#app/domain/role-play/replay.ts'
import { runTest } from '#app/domain/role-play/run-tests.ts'
import { settingOf } from '#app/domain/role-play/setting.ts'
import { timedSync } from '../bar.ts'
import { allScenarios, shippedModel } from './scenarios.ts'

/** Everything a talk came to, as bytes. */
export function digestOf(talk: Talk): string {
  const { talk: ended, score } = conclude(talk)
  const { state, turns, opening, spoken } = ended
  return createHash('sha256').update(JSON.stringify({ state, turns, opening, spoken, score })).digest('hex')
}

const savedAndLoaded = (inputs: readonly RecordedInput[]): RecordedInput[] =>
  inputs.map((input) => RecordedInput.parse(JSON.parse(JSON.stringify(input))))

/**
 * Talks of all policies over all scenarios, each played, saved and replayed.
 * @returns how many came out otherwise, and one digest of all
 */
export function replayTalks(count: number): { differing: number; digest: string } {
  const scenarios = allScenarios({ fixtures: true })
  const all = createHash('sha256')
  let differing = 0
  for (let i = 0; i < count; i++) {
    const scenario = scenarios[i % scenarios.length]
    const policy = POLICIES[Math.floor(i / scenarios.length) % POLICIES.length]
    if (!scenario || !policy) continue
    const { talk, inputs } = playPolicy(scenario, policy, { seed: String(i) })
    const first = digestOf(talk)
    if (first !== digestOf(replay(scenario, talk.made, savedAndLoaded(inputs)))) differing++
    all.update(first)
  }
  return { differing, digest: all.digest('hex') }
}

/** Milliseconds of every turn of the scenarios' own tests: reading the line where there is a recogniser, step and reply. */
export function turnTimes(rounds: number): number[] {
  const model = shippedModel()
  const times: number[] = []
  for (let round = 0; round < rounds; round++)
    for (const scenario of allScenarios())
      for (const test of scenario.tests) {
        const lines = runTest(scenario, test).talk.turns
        const setting = settingOf(scenario, test.variant, test.difficulty)
        let talk = openTalk(scenario, { seed: String(round), variant: test.variant })
        for (const { say, acts, flags, at } of lines) {
          const earlier = talk.turns.map((turn) => turn.say)
          const before = talk
          const { value, ms } = timedSync(() => {
            const heard = model
              ? readTurn(model, say, { setting, state: before.state, earlier })
              : { acts, flags }
            return carryOn(before, { input: { say }, acts: heard.acts, flags: heard.flags, at })
          })
          talk = value
          times.push(ms)
        }
      }
  return times
}
