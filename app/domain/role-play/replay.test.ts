import { describe, expect, test } from 'vitest'
import { ASKED_OUT, acts, aScenario, aTalk } from '#tests/factories/scenario.ts'
import { compare } from './compare.ts'
import { branchInputs, conclude, lookUp, openTalk, type RecordedInput, replay } from './replay.ts'

const scenario = aScenario()
const said = (notations: string): RecordedInput => ({
  input: { say: '' },
  acts: acts(notations),
  flags: [],
  at: 0,
})
const lookup = (id: string): RecordedInput => ({ input: { lookup: id }, acts: [], flags: [], at: 0 })

describe('a lookup', () => {
  const made = { seed: '1', variant: 'port-ok' }
  test('takes no turn and opens once what it rests on is out', () => {
    const early = replay(scenario, made, [lookup('port'), said('ask-open')])
    const later = replay(scenario, made, [said('ask-open'), lookup('port')])
    expect(early.state.lookups).toEqual([])
    expect(later.state).toMatchObject({ turn: 1, lookups: ['port'] })
  })
  test('is refused with a reason', () => {
    const { state } = openTalk(scenario, made)
    expect(lookUp(scenario, state, 'port')).toEqual({
      ok: false,
      refusal: { code: 'lookup-not-ready', id: 'port' },
    })
    expect(lookUp(scenario, state, 'bill')).toEqual({
      ok: false,
      refusal: { code: 'no-such-lookup', id: 'bill' },
    })
  })
})

test('a branch from turn 3 keeps two turns and what was looked up between', () => {
  const inputs = [
    said('greet'),
    said('ask-open'),
    lookup('port'),
    said('off-topic'),
    { ...said(''), input: { end: true as const } },
  ]
  const kept = branchInputs(inputs, 3)
  expect(kept).toEqual(inputs.slice(0, 3))
  expect(replay(scenario, { seed: '1', variant: 'port-ok' }, kept).state).toMatchObject({
    turn: 2,
    lookups: ['port'],
  })
})

test('an end that was asked for is judged as it stands', () => {
  const end: RecordedInput = { input: { end: true }, acts: [], flags: [], at: 0 }
  expect(replay(scenario, { seed: '1', variant: 'port-ok' }, [said('greet'), end]).state.end).toBe('lost')
})

test('two tries side by side: what the later one gained and lost', () => {
  const shy = conclude(
    aTalk(scenario, ['greet identify-self', 'ask-open', 'ask-open', 'offer@move-install'], {
      variant: 'port-ok',
    }),
  )
  const asking = conclude(aTalk(scenario, ASKED_OUT, { variant: 'port-ok' }))
  const { total, truthOut, gained, lost } = compare(shy, asking)
  expect(total).toBe(asking.score.total - shy.score.total)
  expect(truthOut).toEqual({ earlier: undefined, later: 4 })
  expect(gained).toEqual(expect.arrayContaining(['D1.verify', 'D2.empathy1', 'D3.problem']))
  expect(lost).toEqual(expect.arrayContaining(['D4.match']))
})
