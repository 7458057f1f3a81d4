import * as z from 'zod'
import { ok, type Result, refuse } from '../shared/result.ts'
import type { Evidence } from './evidence.ts'
import { readyLookups } from './knowledge.ts'
import { realise } from './realise.ts'
import type { Difficulty, Scenario } from './schema.ts'
import { type Score, score } from './score.ts'
import { settingOf } from './setting.ts'
import { begin, type State } from './state.ts'
import { finish, type Step, step } from './step.ts'
import { GroundedAct, TurnFlag } from './turn.ts'

/** What a trainee put in: a typed line, a chosen one, a lookup, or the end of the talk. Lookups take no turn. */
export const TalkInput = z.union([
  z.strictObject({ say: z.string() }),
  z.strictObject({ choice: z.string() }),
  z.strictObject({ lookup: z.string() }),
  z.strictObject({ end: z.literal(true) }),
])
export type TalkInput = z.infer<typeof TalkInput>

/** An input as stored: with the acts and flags recognised then, by which it is replayed. `at`: ms since the talk began. */
export const RecordedInput = z.strictObject({
  input: TalkInput,
  acts: z.array(GroundedAct).readonly(),
  flags: z.array(TurnFlag).readonly(),
  at: z.int().min(0),
})
export type RecordedInput = z.infer<typeof RecordedInput>

/** What a talk is made from besides its inputs. */
export type TalkSeed = Readonly<{ seed: string; variant: string; difficulty?: Difficulty; timed?: boolean }>

/** One turn of a talk as it went. `say` is '' where no words were put in. */
export type TalkTurn = Readonly<
  Omit<Step, 'state'> & {
    turn: number
    say: string
    acts: readonly GroundedAct[]
    flags: readonly TurnFlag[]
    at: number
    before: State
    after: State
    reply: string
  }
>

/** A talk so far. `ledger` is the evidence of all turns; `spoken` the wordings used. */
export type Talk = Readonly<{
  scenario: Scenario
  made: TalkSeed
  state: State
  opening: string
  turns: readonly TalkTurn[]
  ledger: readonly Evidence[]
  spoken: readonly string[]
}>

/** The talk before the first line: the customer has said what he came with. */
export function openTalk(scenario: Scenario, made: TalkSeed): Talk {
  const state = begin(scenario, made.variant, made)
  const stated = scenario.objections.find((objection) => objection.stated)
  const { text, wordings } = realise({
    scenario,
    seed: made.seed,
    state,
    intents: stated ? [`objection:${stated.id}`] : [],
    lines: [],
    spoken: [],
  })
  return { scenario, made, state, opening: text, turns: [], ledger: [], spoken: wordings }
}

const wordsIn = (input: TalkInput): string =>
  'say' in input ? input.say : 'choice' in input ? input.choice : ''

/** Carries a talk on by one input. After an end, and with a lookup that is not ready, it stays as it is. */
export function carryOn(talk: Talk, { input, acts, flags, at }: RecordedInput): Talk {
  const { scenario, made, state, turns, ledger, spoken } = talk
  if (state.end) return talk
  if ('end' in input) return { ...talk, state: finish(scenario, state) }
  if ('lookup' in input) {
    const looked = lookUp(scenario, state, input.lookup)
    return looked.ok ? { ...talk, state: looked.value } : talk
  }
  const { state: after, ...stepped } = step(scenario, state, { acts, flags, at })
  const say = wordsIn(input)
  const lines = [...turns.map((turn) => turn.say), say]
  const reply = realise({ scenario, seed: made.seed, state: after, intents: stepped.intents, lines, spoken })
  const turn = { ...stepped, turn: after.turn, say, acts, flags, at, before: state, after, reply: reply.text }
  return {
    ...talk,
    state: after,
    turns: [...turns, turn],
    ledger: [...ledger, ...stepped.evidence],
    spoken: [...spoken, ...reply.wordings],
  }
}

/** Opens a lookup. Refuses `no-such-lookup` and `lookup-not-ready`: what it rests on is not out, or it is open. */
export function lookUp(
  scenario: Scenario,
  state: State,
  id: string,
): Result<State, { code: 'no-such-lookup' | 'lookup-not-ready'; id: string }> {
  const setting = settingOf(scenario, state.variant, state.difficulty)
  if (!setting.lookups.some((lookup) => lookup.id === id)) return refuse({ code: 'no-such-lookup', id })
  if (state.lookups.includes(id)) return ok(state)
  if (!readyLookups(setting, state).some((lookup) => lookup.id === id))
    return refuse({ code: 'lookup-not-ready', id })
  return ok({ ...state, lookups: [...state.lookups, id] })
}

/** A talk out of its stored inputs: the same state, replies and ledger, byte for byte. */
export const replay = (scenario: Scenario, made: TalkSeed, inputs: readonly RecordedInput[]): Talk =>
  inputs.reduce(carryOn, openTalk(scenario, made))

/** Ends a talk nobody closed and scores it. */
export function conclude(talk: Talk): { talk: Talk; score: Score } {
  const state = finish(talk.scenario, talk.state)
  return { talk: { ...talk, state }, score: score(talk.scenario, state, talk.ledger) }
}

/**
 * The inputs a branch from turn n starts with: those before it, lookups included. Retrying turn 3 keeps two turns.
 * @param from number of the turn to be said anew, from 1
 */
export function branchInputs(inputs: readonly RecordedInput[], from: number): RecordedInput[] {
  let turn = 0
  return inputs.filter(({ input }) => {
    if ('say' in input || 'choice' in input) turn += 1
    return turn < from && !('end' in input)
  })
}
