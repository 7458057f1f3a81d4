import { expect, test } from 'vitest'
import { type PlayedTalk, statisticsOf } from './scenario-statistics.ts'
import type { Scenario } from './schema.ts'

const always = { gate: { ask: ['ask-open' as const], after: [] }, cues: ['搬'], say: ['搬家了。'] }
const scenario: Pick<Scenario, 'facts' | 'objections'> = {
  facts: [
    { id: 'moved', ...always },
    { id: 'port', ...always, in: ['no-port'] },
  ],
  objections: [
    { id: 'fake', kind: 'fake', stated: true, label: '不用了', cues: [], resolves: [], say: ['不用了。'] },
    { id: 'real', kind: 'hidden', stated: false, label: '没人管', cues: [], resolves: [], say: ['没人管。'] },
  ],
}
const aTalk = (talk: Partial<PlayedTalk> = {}): PlayedTalk => ({
  mode: 'free',
  variant: 'port-ok',
  end: 'lost',
  turns: 4,
  passed: false,
  pct: { D1: 50, D2: 0, D3: 0, D4: 0, D5: 0, D6: 0 },
  redLines: [],
  intents: [],
  ...talk,
})

test('counts by hand: a fact counts only where its variant has it, a blurted one is not hidden', () => {
  const statistics = statisticsOf(scenario, [
    aTalk({ intents: ['soften', 'fact:moved', 'push', 'push'] }),
    aTalk({ variant: 'no-port', intents: ['volunteer:moved', 'objection:real'], turns: 6 }),
    aTalk({ mode: 'exam', end: 'saved', passed: true, turns: 6, pct: { ...aTalk().pct, D1: 75 } }),
    aTalk({ end: 'violation', redLines: ['falsePromise'], turns: 2 }),
  ])
  expect(statistics).toMatchObject({
    talks: 4,
    few: true,
    passed: { n: 1, of: 4 },
    facts: [
      { id: 'moved', asked: 1, volunteered: 1, hidden: { n: 2, of: 4 } },
      { id: 'port', asked: 0, volunteered: 0, hidden: { n: 1, of: 1 } },
    ],
    objections: [{ id: 'real', hidden: { n: 3, of: 4 } }],
    redLines: [{ redLine: 'falsePromise', n: 1, of: 4 }],
    turns: [
      { turn: 2, ended: 1, failed: 1 },
      { turn: 4, ended: 1, failed: 1 },
      { turn: 6, ended: 2, failed: 1 },
    ],
  })
  expect(statistics.modes.map(({ mode, talks, passed }) => [mode, talks, passed.n])).toEqual([
    ['guided', 0, 0],
    ['free', 3, 0],
    ['exam', 1, 1],
    ['team', 0, 0],
  ])
  // (50 + 50 + 75 + 50) / 4 = 56.25, truncated
  expect(statistics.dimensions[0]).toEqual({ dimension: 'D1', n: 4, mean: 56.2 })
  expect(statistics.intents.find(({ intent }) => intent === 'push')).toMatchObject({ n: 1 })
})

test('of no talks it says nothing', () => {
  const statistics = statisticsOf(scenario, [])
  expect(statistics).toMatchObject({ talks: 0, passed: { n: 0, of: 0, few: true }, turns: [], intents: [] })
  expect(statistics.dimensions.every(({ mean }) => mean === null)).toBe(true)
})
