import { describe, expect, test } from 'vitest'
import { ASKED_OUT, aScenario, aTalk, retZhang } from '#tests/factories/scenario.ts'
import { openTalk } from './replay.ts'

const scenario = aScenario()
const turnsOf = (...given: Parameters<typeof aTalk>) => aTalk(...given).turns

test('he opens with the stated objection, in one of its wordings, by seed', () => {
  const openings = Array.from(
    { length: 20 },
    (_, i) => openTalk(scenario, { seed: String(i), variant: 'port-ok' }).opening,
  )
  const said = scenario.objections[0]?.say ?? []
  for (const opening of openings) expect(said).toContain(opening)
  expect(new Set(openings).size).toBeGreaterThan(1)
})

test('the first words are the same in every variant', () => {
  const first = (variant: string) => openTalk(scenario, { seed: '5', variant }).opening
  expect(first('port-ok')).toBe(first('no-port'))
})

test('no wording twice, the shared ones standing in when his own are said', () => {
  const replies = turnsOf(
    scenario,
    ['off-topic', 'off-topic', 'off-topic', 'off-topic', 'off-topic', 'off-topic'],
    { variant: 'port-ok' },
  ).map(({ reply }) => reply)
  expect(new Set(replies).size).toBe(6)
})

describe('the angry set', () => {
  const zhang = retZhang()
  zhang.replies['demand.hot'] = ['你倒是说话！']
  test.each([
    { mood: 70, hot: true },
    { mood: 30, hot: false },
  ])('at mood $mood is used: $hot', ({ mood, hot }) => {
    const [turn] = turnsOf({ ...zhang, init: { ...zhang.init, mood } }, ['off-topic'])
    expect(turn?.reply === '你倒是说话！').toBe(hot)
  })
})

describe('slots', () => {
  const promise = {
    acts: 'empathise@ignored acknowledge-fault@ignored offer@move-install commit-with-deadline@move-install',
    say: '明天 18 点前师傅到，我盯着。',
  }
  test('a promised time is said back in the next breath and at the end', () => {
    const turns = turnsOf(scenario, [...ASKED_OUT, promise, 'confirm-agreement'], { variant: 'port-ok' })
    expect(turns[4]?.reply).toContain('明天18点前')
    expect(turns[5]?.intents).toEqual(['accept'])
    expect(turns.map(({ reply }) => reply).join('')).not.toMatch(/<|undefined/)
  })
  test('without a time he agrees in words that need none', () => {
    const untold = { ...promise, say: '师傅会到的。' }
    const reply = turnsOf(scenario, [...ASKED_OUT, untold, 'confirm-agreement'], { variant: 'port-ok' }).at(
      -1,
    )?.reply
    expect(reply).toBe('可以，按你说的办。')
  })
})

test('marks are never spoken: a lie pleases him, another red line hurts', () => {
  const replyTo = (act: string) => turnsOf(scenario, [act], { variant: 'port-ok' })[0]?.reply ?? ''
  expect(scenario.replies.soften).toContain(replyTo('false-promise'))
  expect(replyTo('blame-customer')).not.toMatch(/blame|red/)
})
