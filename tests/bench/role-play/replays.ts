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
import type { Scenario } from '#app/domain/role-play/schema.ts'
import { settingOf } from '#app/domain/role-play/setting.ts'
import type { ScenarioTest } from '#app/domain/role-play/test-schema.ts'
import { timedSync } from '../bar.ts'
import { allScenarios, trainedModel } from './scenarios.ts'
import { keywordTotal } from './talks.ts'

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

/**
 * Milliseconds of every turn of the scenarios' own tests: reading the line, step and reply; and what counting keywords
 * takes. Of each turn the quickest of the rounds, since other people's work on the machine is no part of ours.
 */
export function turnTimes(rounds: number): { ours: number[]; keywords: number[] } {
  const model = trainedModel()
  const turns = allScenarios().flatMap((scenario) =>
    scenario.tests.flatMap((test) => {
      const setting = settingOf(scenario, test.variant, test.difficulty)
      return runTest(scenario, test).talk.turns.map(({ say, at }, i, all) => ({
        say,
        at,
        setting,
        before: replayTo(scenario, test, i),
        earlier: all.slice(0, i).map((turn) => turn.say),
      }))
    }),
  )
  const quickest = (work: (turn: (typeof turns)[number]) => unknown) =>
    turns.map((turn) => Math.min(...Array.from({ length: rounds }, () => timedSync(() => work(turn)).ms)))
  return {
    ours: quickest(({ say, at, setting, before, earlier }) => {
      const { acts, flags } = readTurn(model, say, { setting, state: before.state, earlier })
      return carryOn(before, { input: { say }, acts, flags, at })
    }),
    keywords: quickest(({ say }) => keywordTotal([say])),
  }
}

/** The talk of a scenario's test before its turn i, from 0. */
function replayTo(scenario: Scenario, test: ScenarioTest, i: number): Talk {
  const open = openTalk(scenario, { seed: 'bench', variant: test.variant, difficulty: test.difficulty })
  return runTest(scenario, test)
    .talk.turns.slice(0, i)
    .reduce((so, { say, acts, flags, at }) => carryOn(so, { input: { say }, acts, flags, at }), open)
}
