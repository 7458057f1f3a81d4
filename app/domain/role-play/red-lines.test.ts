import { describe, expect, test } from 'vitest'
import { acts, aScenario, aTalk, aTurn } from '#tests/factories/scenario.ts'
import { cueFlagsIn } from './red-lines.ts'
import { begin } from './state.ts'
import { finish, step } from './step.ts'

const scenario = aScenario()
const start = begin(scenario, 'port-ok')
const heard = (notation: string, p: number) => acts(notation, 'text').map((act) => ({ ...act, p }))

describe('an act of a red line', () => {
  test('is confirmed when it was chosen or given', () => {
    expect(step(scenario, start, aTurn('blame-customer')).state.redLines).toEqual(['blameCustomer'])
  })
  test('heard in text it is suspected, moves nothing and voids nothing', () => {
    const { state, evidence } = step(
      scenario,
      start,
      aTurn('', { acts: [...acts('greet'), ...heard('blame-customer', 0.8)] }),
    )
    expect(state).toMatchObject({ redLines: [], suspected: ['blameCustomer'], mood: 50 })
    expect(evidence.map(({ line }) => line)).toEqual(['D1.greet'])
  })
  test('heard in text and sure enough it is confirmed', () => {
    const turn = aTurn('', { acts: heard('blame-customer', 0.95), flags: ['red:blameCustomer'] })
    expect(step(scenario, start, turn).state).toMatchObject({
      redLines: ['blameCustomer'],
      suspected: [],
      mood: 67,
    })
  })
})

test('words alone cross a red line that has no act', () => {
  const { state } = step(scenario, start, aTurn('', { flags: ['red:retaliate'] }))
  expect(state).toMatchObject({ redLines: ['retaliate'], mood: 67 })
})

test('whatever he agrees to, the end is a violation, and the talk may go on till then', () => {
  const { state } = aTalk(scenario, ['greet', 'false-promise', 'ask-open'], { variant: 'port-ok' })
  expect(state.end).toBeUndefined()
  expect(finish(scenario, state).end).toBe('violation')
})

describe('a private item', () => {
  test('spoken before verification is a leak', () => {
    expect(step(scenario, start, aTurn('explain@account')).state.redLines).toEqual(['privacyLeak'])
  })
  test('is none after it, in the same turn too', () => {
    expect(step(scenario, start, aTurn('verify-identity explain@account')).state.redLines).toEqual([])
  })
  test('is only suspected where the words are not sure', () => {
    const { state } = step(scenario, start, aTurn('', { acts: heard('explain@account', 0.6) }))
    expect(state).toMatchObject({ redLines: [], suspected: ['privacyLeak'] })
  })
})

describe('offers that need his consent', () => {
  const asking = (consent: object) =>
    aScenario((raw) => {
      raw.consent = { offers: ['move-install'], redLine: 'smsWithoutConsent', ...consent }
    })
  const redAfter = (consent: object, turns: string[]) =>
    aTalk(asking(consent), turns, { variant: 'port-ok' }).state.redLines

  test('after a no before the talk, the first one is a red line', () => {
    expect(redAfter({ start: 'refused' }, ['offer@move-install'])).toEqual(['smsWithoutConsent'])
  })
  test('the first one asks by itself, the second crosses the line', () => {
    expect(redAfter({}, ['offer@move-install'])).toEqual([])
    expect(redAfter({}, ['offer@move-install', 'offer@move-install'])).toEqual(['smsWithoutConsent'])
  })
  test('asked and refused, one is too many; asked and granted, none is', () => {
    expect(redAfter({}, ['ask-closed@consent', 'offer@move-install'])).toEqual(['smsWithoutConsent'])
    expect(
      redAfter({ answer: { 'port-ok': 'granted' } }, ['ask-closed@consent', 'offer@move-install']),
    ).toEqual([])
  })
  test('other offers need none', () => {
    expect(redAfter({ start: 'refused' }, ['offer@refund-now'])).toEqual([])
  })
  test('he says his answer', () => {
    const talk = aTalk(asking({ say: { refused: ['不用，我就办拆机。'] } }), ['ask-closed@consent'], {
      variant: 'port-ok',
    })
    expect(talk.turns[0]).toMatchObject({ intents: ['consent:refused'], reply: '不用，我就办拆机。' })
  })
})

test('closing on an offer of which a term was denied hides terms; plain silence does not', () => {
  const red = (turns: string[]) => aTalk(scenario, turns, { variant: 'port-ok' }).state.redLines
  expect(red(['ask-open', 'offer@move-install explain@move-install:denies', 'confirm-agreement'])).toEqual([
    'hideTerms',
  ])
  expect(red(['ask-open', 'offer@move-install', 'confirm-agreement'])).toEqual([])
})

test('a denied term that is told after all is not hidden; evasion that was only heard is an empty word', () => {
  const told = 'state-terms@move-install:fee+term+exit'
  const turns = ['ask-open', 'offer@move-install explain@move-install:denies', told, 'confirm-agreement']
  expect(aTalk(scenario, turns, { variant: 'port-ok' }).state.redLines).toEqual([])
  const turn = aTurn('', { acts: heard('explain@move-install:evades', 0.9) })
  expect(step(scenario, start, turn).state).toMatchObject({ evaded: [], vague: 1 })
})

describe('a scenario’s own words', () => {
  test.each([
    ['要拆先找经理签字，您下周再来吧。', ['red:obstructPorting']],
    ['我不敢保证一定能装。', []],
    ['您刚才说要找经理签字，不用的。', []],
    ['放心，保证一定能装上。', ['red:falsePromise']],
    ['明天 18 点前师傅到。', []],
  ])('%s', (say, flags) => {
    expect(cueFlagsIn(scenario, say)).toEqual(flags)
  })
})
