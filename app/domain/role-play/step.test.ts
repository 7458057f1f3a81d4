import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ASKED_OUT, acts, aScenario, aTalk, aTurn, retZhang } from '#tests/factories/scenario.ts'
import { ACTS } from './acts.ts'
import { carryOn, openTalk, replay } from './replay.ts'
import { begin, type State } from './state.ts'
import { finish, step } from './step.ts'
import { TURN_MARKS } from './turn.ts'

const scenario = aScenario()
const stateAfter = (turns: readonly string[], variant = 'port-ok'): State =>
  aTalk(scenario, turns, { variant }).state

const TARGETS = [
  'moved',
  'refused',
  'ignored',
  'not-needed',
  'nobody-cares',
  'move-install',
  'refund-now',
  'account',
  'port',
  'promise',
]
const anyAct = fc
  .tuple(
    fc.constantFrom(...ACTS),
    fc.option(fc.constantFrom(...TARGETS), { nil: undefined }),
    fc.constantFrom('', ':fee+term', ':limit', ':nodue', ':farewell', ':sarcasm'),
  )
  .map(([act, target, marks]) => `${act}${target === undefined ? '' : `@${target}`}${marks}`)
const anyTurn = fc.record({
  notations: fc.array(anyAct, { maxLength: 7 }),
  flags: fc.subarray([...TURN_MARKS], { maxLength: 1 }),
})
const talks = fc.array(anyTurn, { maxLength: 20 })
const inputOf = ({ notations, flags }: { notations: string[]; flags: (typeof TURN_MARKS)[number][] }) => ({
  input: { say: '' },
  acts: acts(notations.join(' ')),
  flags,
  at: 0,
})

describe('whatever is said', () => {
  test('mood, trust and churn stay within 0–100, and a turn moves them no further than it may', () => {
    fc.assert(
      fc.property(talks, fc.constantFrom('port-ok', 'no-port'), (turns, variant) => {
        let talk = openTalk(scenario, { seed: '1', variant })
        for (const turn of turns) {
          const before = talk.state
          talk = carryOn(talk, inputOf(turn))
          const { mood, trust, churn, patience } = talk.state
          for (const value of [mood, trust, churn]) {
            expect(Number.isInteger(value)).toBe(true)
            expect(value).toBeGreaterThanOrEqual(0)
            expect(value).toBeLessThanOrEqual(100)
          }
          // drift comes after the limit and adds at most 8
          expect(Math.abs(trust - before.trust)).toBeLessThanOrEqual(25)
          expect(Math.abs(churn - before.churn)).toBeLessThanOrEqual(40)
          expect(before.mood - mood).toBeLessThanOrEqual(25)
          expect(mood - before.mood).toBeLessThanOrEqual(33)
          expect(patience).toBeLessThanOrEqual(before.patience)
        }
      }),
    )
  })

  test('a replay of the stored inputs gives the same talk, byte for byte', () => {
    fc.assert(
      fc.property(talks, fc.string(), (turns, seed) => {
        const made = { seed, variant: 'port-ok' }
        const inputs = turns.map(inputOf)
        const first = JSON.stringify(replay(scenario, made, inputs))
        expect(JSON.stringify(replay(scenario, made, JSON.parse(JSON.stringify(inputs))))).toBe(first)
      }),
      { numRuns: 50 },
    )
  })

  test('a harmful act anywhere in a turn leaves the rest of it without evidence, in any order', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(
          ['greet', 'empathise@not-needed', 'ask-open', 'offer@refund-now', 'deny-refuse'],
          { minLength: 5 },
        ),
        (order) => {
          const { evidence, state } = step(scenario, begin(scenario, 'port-ok'), aTurn(order.join(' ')))
          expect(evidence).toEqual([])
          expect(state.facts).toEqual({})
          expect(state.harm).toBe(1)
        },
      ),
    )
  })

  test('after the end nothing moves any more', () => {
    const ended = finish(scenario, stateAfter(['greet']))
    expect(step(scenario, ended, aTurn('empathise@not-needed'))).toMatchObject({
      state: ended,
      intents: [],
      evidence: [],
    })
  })
})

test('a step leaves the state it was given as it was', () => {
  const state = stateAfter(ASKED_OUT)
  const copy = JSON.stringify(state)
  step(
    scenario,
    state,
    aTurn('offer@move-install commit-with-deadline@move-install state-terms@move-install:fee'),
  )
  expect(JSON.stringify(state)).toBe(copy)
})

describe('order within a turn', () => {
  test('empathy before the offer keeps the order line and calms in time; after it, both are lost', () => {
    const good = step(retZhang(), begin(retZhang(), 'base'), aTurn('empathise@tenure offer@plan-59'))
    const hasty = step(retZhang(), begin(retZhang(), 'base'), aTurn('offer@plan-59 empathise@tenure'))
    expect(good.evidence.map(({ line }) => line)).toContain('D2.order')
    expect(good.state.hasty).toBe(false)
    expect(hasty.evidence.map(({ line }) => line)).not.toContain('D2.order')
    expect(hasty.state.hasty).toBe(true)
    expect(hasty.moves.map(({ cause }) => cause)).toContain('tooEarly')
  })

  test('a row pays once per target, and apology and owned fault share theirs', () => {
    const { moves } = step(
      scenario,
      stateAfter(['ask-open']),
      aTurn('empathise@moved empathise@moved apologise@moved acknowledge-fault@moved'),
    )
    expect(moves.map(({ cause }) => cause)).toEqual(['empathy', 'fault'])
  })
})

describe('drift', () => {
  test('turns without effect wear him out, faster each time, up to eight', () => {
    const moods = ['commit-with-deadline:nodue', 'off-topic', 'off-topic', 'off-topic', 'off-topic'].map(
      (_, i, all) => stateAfter(all.slice(0, i + 1)).mood,
    )
    expect(moods).toEqual([52, 56, 62, 70, 78])
  })

  test('what nobody understood costs nothing twice, then it does', () => {
    const empty = { input: { say: '嗯嗯' }, acts: [], flags: [], at: 0 }
    let talk = openTalk(scenario, { seed: '1', variant: 'port-ok' })
    const patience = [1, 2, 3].map(() => {
      talk = carryOn(talk, empty)
      return talk.state.patience
    })
    expect(patience).toEqual([7, 7, 6])
    expect(talk.turns.map(({ intents }) => intents)).toEqual([['clarify'], ['clarify'], ['clarify']])
  })

  test('a long silence costs patience in timed modes only, and longer when he was asked to hold', () => {
    const patienceAfter = (timed: boolean, gap: number, before: string) => {
      const state = begin(scenario, 'port-ok', { timed })
      const first = step(scenario, state, aTurn(before, { at: 1_000 })).state
      return step(scenario, first, aTurn('ask-open', { at: 1_000 + gap })).state.patience
    }
    expect(patienceAfter(true, 45_001, 'greet')).toBe(6)
    expect(patienceAfter(true, 45_000, 'greet')).toBe(7)
    expect(patienceAfter(false, 600_000, 'greet')).toBe(7)
    expect(patienceAfter(true, 60_000, 'greet small-talk:hold')).toBe(7)
    expect(patienceAfter(true, 90_001, 'greet small-talk:hold')).toBe(6)
  })
})

describe('questions', () => {
  test('one opens one fact: the one it names, else the first whose gate holds', () => {
    const zhang = (question: string) => aTalk(retZhang(), ['greet ask-open', question]).state.facts
    expect(Object.keys(zhang('ask-open'))).toEqual(['no-callback', 'kid'])
    expect(Object.keys(zhang('ask-open@rival-terms'))).toEqual(['no-callback', 'rival-terms'])
  })
  test('a closed question opens only what it names', () => {
    expect(aTalk(retZhang(), ['ask-closed']).state.facts).toEqual({})
    expect(aTalk(retZhang(), ['ask-closed@no-callback']).state.facts).toHaveProperty('no-callback')
  })
  test('a question whose gate is shut opens nothing and wears him out', () => {
    const furious = aScenario((raw) => {
      raw.init.mood = 88
      raw.facts[0].gate.moodLte = 80
    })
    const { state } = aTalk(furious, ['ask-open'], { variant: 'port-ok' })
    expect(state).toMatchObject({ facts: {}, idle: 1, mood: 90 })
  })
})

test('a lookup opens by itself once its fact is out, or by hand', () => {
  expect(aTalk(retZhang(), ['greet']).state.lookups).toEqual(['usage'])
  expect(aTalk(retZhang(), ['ask-open']).state.lookups).toEqual(['usage', 'bill'])
})

test('an offer that cannot be had here contradicts the facts and matches nothing', () => {
  const state = stateAfter([...ASKED_OUT, 'offer@move-install'], 'no-port')
  expect(state).toMatchObject({ vague: 1, offers: [] })
})

test('a rational need is met by a dated promise about the fact that carries it', () => {
  expect(stateAfter([...ASKED_OUT, 'commit-with-deadline@refused']).needs).toHaveProperty('R1')
  expect(stateAfter([...ASKED_OUT, 'commit-with-deadline@refused:nodue']).needs).not.toHaveProperty('R1')
})

describe('ends', () => {
  const solved = [
    ...ASKED_OUT,
    'empathise@ignored acknowledge-fault@ignored offer@move-install state-terms@move-install:fee+term+exit commit-with-deadline@move-install',
  ]
  test.each([
    { name: 'agreement to what resolves it', turns: [...solved, 'confirm-agreement'], end: 'saved' },
    {
      name: 'a promise that matters, and goodbye',
      turns: [...ASKED_OUT, 'commit-with-deadline@ignored', 'small-talk:farewell'],
      end: 'deferred',
    },
    { name: 'goodbye with nothing proposed', turns: ['greet', 'small-talk:farewell'], end: 'lost' },
    {
      name: 'release without the terms he has to hear',
      turns: [...ASKED_OUT, 'release-gracefully'],
      end: 'lost',
    },
    {
      name: 'release with them',
      turns: [...ASKED_OUT, 'offer@refund-now state-terms@refund-now:fee+date', 'release-gracefully'],
      end: 'gracefulExit',
    },
    {
      name: 'agreement before anything was proposed goes on',
      turns: ['greet', 'confirm-agreement'],
      end: undefined,
    },
  ])('$name: $end', ({ turns, end }) => {
    expect(stateAfter(turns).end).toBe(end)
  })

  test('he hangs up when furious, and when out of patience', () => {
    expect(stateAfter(['deny-refuse', 'deny-refuse', 'interrupt-dismiss'])).toMatchObject({
      end: 'lost',
      hangUp: true,
    })
    expect(stateAfter(Array.from({ length: 8 }, () => 'off-topic'))).toMatchObject({
      end: 'lost',
      hangUp: true,
    })
  })

  test('turns run out: a promise is waited for, else he is lost', () => {
    const short = aScenario((raw) => {
      raw.limits.maxTurns = 6
    })
    const long = [
      'greet',
      'ask-open',
      'ask-problem',
      'empathise@refused',
      'commit-with-deadline@refused',
      'explain',
    ]
    expect(aTalk(short, long, { variant: 'port-ok' }).state.end).toBe('deferred')
    expect(
      aTalk(short, ['greet', 'ask-open', 'ask-problem', 'empathise@refused', 'explain', 'summarise@moved'], {
        variant: 'port-ok',
      }).state.end,
    ).toBe('lost')
  })
})

test('a fact with a volunteer number is blurted out at that push and earns nothing', () => {
  const { state, ledger } = aTalk(retZhang(), ['greet offer@plan-59', 'offer@plan-59'])
  expect(state.facts['no-callback']).toEqual({ turn: 2, by: 'volunteered' })
  expect(ledger.some(({ line }) => line.startsWith('D3'))).toBe(false)
})

test('letting him go while asking on ends nothing', () => {
  expect(stateAfter(['greet', 'release-gracefully ask-open']).end).toBeUndefined()
  expect(stateAfter(['greet', 'release-gracefully state-terms@refund-now:fee']).end).toBeUndefined()
  expect(stateAfter(['greet', 'release-gracefully']).end).toBe('lost')
})
