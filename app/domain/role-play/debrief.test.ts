import { describe, expect, test } from 'vitest'
import { ASKED_OUT, aScenario, aTalk, retZhang } from '#tests/factories/scenario.ts'
import { betterLines, givesAway, momentsIn } from './better-lines.ts'
import { debriefOf } from './debrief.ts'
import { ALL_LINES } from './evidence.ts'
import { missedIn } from './missed.ts'
import { negationsIn } from './negation.ts'
import { POLICIES, playPolicy } from './policies.ts'
import { conclude } from './replay.ts'
import { settingOf } from './setting.ts'

const scenario = aScenario()
const debriefed = (turns: Parameters<typeof aTalk>[1], variant = 'port-ok') => {
  const { talk, score } = conclude(aTalk(scenario, turns, { variant }))
  return debriefOf(talk, score)
}

describe('what was missed', () => {
  const missed = (turns: Parameters<typeof aTalk>[1]) => {
    const { talk, score } = conclude(aTalk(scenario, turns, { variant: 'port-ok' }))
    return Object.fromEntries(missedIn(talk, score).map((one) => [one.line, one]))
  }
  test('says when it could first have been said', () => {
    const lines = missed([...ASKED_OUT, 'explain', 'small-talk:farewell'])
    expect(lines['D4.match']).toMatchObject({ pct: 0, of: 40, first: 5 })
    expect(lines['D3.cause']).toMatchObject({ first: 5 })
    expect(lines['D5.promise']).toMatchObject({ first: 3 })
    expect(lines['D1.close']).toBeUndefined()
  })
  test('has no turn where the talk never came to it', () => {
    expect(missed(['greet', 'off-topic'])['D3.cause']).not.toHaveProperty('first')
  })
  test('leaves nothing of a perfect talk', () => {
    const [first] = scenario.tests
    const turns = (first?.turns ?? []).map(({ acts = [] }) => acts.join(' '))
    expect(missed(turns)).toEqual({})
  })
})

test('better lines are two for every line at every moment, and never give away what is not out', () => {
  for (const one of [scenario, retZhang()])
    for (const policy of POLICIES) {
      const { talk } = playPolicy(one, policy, { seed: '3' })
      const setting = settingOf(one, talk.made.variant)
      const moments = momentsIn(one)
      for (const { before } of talk.turns)
        for (const line of ALL_LINES) {
          const lines = betterLines(setting, before, line, { moments })
          expect(lines).toHaveLength(2)
          const authored = lines.filter((say) => moments.some((moment) => moment.say === say))
          expect(authored.filter((say) => givesAway(setting, before, say))).toEqual([])
        }
    }
})

test('lines a trainer approved stand before general ones', () => {
  const state = aTalk(scenario, ['greet'], { variant: 'port-ok' }).state
  const approved = [{ act: 'follow-up', text: '装好第二天我去看看。' }]
  expect(
    betterLines(settingOf(scenario, 'port-ok'), state, 'D5.followUp', { moments: [], approved })[0],
  ).toBe('装好第二天我去看看。')
})

test('the gate that stayed shut is shown with what it wanted', () => {
  const [truth] = debriefed(['greet', 'ask-open']).truth
  expect(truth).toMatchObject({ id: 'nobody-cares', kind: 'hidden' })
  expect(truth?.gate).toEqual([
    expect.objectContaining({ kind: 'fact', id: 'ignored', met: false }),
    { kind: 'asks', have: 1, need: 2, met: false },
    { kind: 'trust', have: 47, need: 60, either: true, met: false },
    { kind: 'need', code: 'E1', either: true, met: false },
  ])
  expect(debriefed(ASKED_OUT).truth[0]).toMatchObject({ voiced: 4, gate: [] })
})

test('evidence is quoted in the trainee’s own words', () => {
  const { evidence, timeline } = debriefed([{ acts: 'greet', say: '您好，我是小林。' }])
  expect(evidence[0]).toMatchObject({ line: 'D1.greet', quote: '您好，我是小林。', points: 250 })
  expect(timeline[1]?.moves[0]).toMatchObject({ cause: 'opening', quote: '您好，我是小林。', trust: 2 })
})

test('the rings: half from 50 percent, full at 100', () => {
  const { dimensions } = debriefed(['greet identify-self', 'ask-open', 'ask-problem'])
  expect(Object.fromEntries(dimensions.map(({ dimension, ring }) => [dimension, ring]))).toMatchObject({
    D1: 'half',
    D2: 'none',
    D3: 'half',
  })
})

describe('saying no', () => {
  test.each([
    ['这个没办法，不能办。', 2],
    ['不好意思，没问题，行不行？', 0],
    ['我不敢保证一定能装。', 0],
    ['您说过不想等。', 0],
  ])('%s counts %i', (line, count) => {
    expect(negationsIn([line], []).count).toBe(count)
  })
  test('honest limits heard by the recogniser are left out, the rest per hundred characters', () => {
    const line = '没有端口。我去查。'
    expect(negationsIn([line], [[{ start: 0, end: 4 }]]).count).toBe(0)
    expect(negationsIn([line], [])).toMatchObject({ count: 1, characters: 7, per100: 142 })
  })
})
