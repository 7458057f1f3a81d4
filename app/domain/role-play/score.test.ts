import { expect, test } from 'vitest'
import { ASKED_OUT, aScenario, aTalk } from '#tests/factories/scenario.ts'
import { conclude } from './replay.ts'
import { formatCap } from './score.ts'

const scenario = aScenario()
const scored = (turns: Parameters<typeof aTalk>[1], variant = 'port-ok') =>
  conclude(aTalk(scenario, turns, { variant })).score

test('weight times percent is exact in hundredths, with a scenario’s own weights', () => {
  const own = aScenario((raw) => {
    raw.weights = { D1: 15, D2: 35, D3: 15, D4: 5, D5: 10, D6: 20 }
  })
  const { points, pct, uncapped } = conclude(
    aTalk(own, ['greet identify-self', 'ask-open'], { variant: 'port-ok' }),
  ).score
  expect(pct).toMatchObject({ D1: 50, D3: 30 })
  expect(points).toMatchObject({ D1: 750, D3: 450 })
  expect(uncapped).toBe(1_200)
})

test('from the third turn on courtesies of the opening pay half, rounded down', () => {
  const late = scored(['ask-open', 'ask-problem', 'greet identify-self verify-identity'])
  expect(late.evidence.filter(({ line }) => line.startsWith('D1')).map(({ pct }) => pct)).toEqual([
    12, 12, 15,
  ])
})

test('brush-offs cap the total and halve what was felt', () => {
  const feeling = ['empathise@not-needed apologise@account', 'deny-refuse'] as const
  const one = scored(feeling)
  expect(one.caps.map(formatCap)).toEqual(['harm×1≤59'])
  expect(one.pct.D2).toBe(40)
  expect(scored([...feeling, 'interrupt-dismiss:sarcasm']).pct.D2).toBe(0)
})

test('a suspected red line leaves honesty half, a confirmed one nothing', () => {
  const honest = [...ASKED_OUT, 'explain:limit']
  expect(scored(honest).pct.D6).toBe(100)
  expect(scored([...honest, { acts: 'ask-open', flags: ['suspected:disparage'] }]).pct.D6).toBe(50)
  const red = scored([...honest, { acts: '', flags: ['red:disparage'] }])
  expect(red).toMatchObject({ total: 0, passed: false, pct: { D6: 0 } })
})

test('empty words: one costs half of honesty, two all of it', () => {
  expect(scored(['greet', 'explain', 'commit-vague']).pct.D6).toBe(50)
  expect(scored(['greet', 'explain', 'commit-vague', 'commit-vague']).pct.D6).toBe(0)
})

test('one stuffed turn takes five points, a leaking one caps the talk', () => {
  const stuffed = scored([...ASKED_OUT, { acts: 'empathise', flags: ['stuffed'] }])
  expect(stuffed.total).toBe(stuffed.uncapped - 500)
  expect(scored([...ASKED_OUT, { acts: 'empathise', flags: ['leak'] }]).caps).toEqual([
    { kind: 'leak', count: 1, points: 3_500 },
  ])
})

test('terms and choice count as far as the offer fits', () => {
  const half = scored([
    'ask-open',
    'ask-problem',
    'offer@move-install state-terms@move-install:fee+term+exit explain',
  ])
  expect(
    half.evidence.filter(({ line }) => line.startsWith('D4')).map(({ line, pct }) => [line, pct]),
  ).toEqual([
    ['D4.match', 20],
    ['D4.terms', 20],
    ['D4.choice', 10],
  ])
})

test('the end never changes the score: a perfect release and a perfect save are worth the same', () => {
  const heard = [
    ...ASKED_OUT,
    'empathise@ignored acknowledge-fault@ignored offer@refund-now state-terms@refund-now:fee+date explain:limit commit-with-deadline@refund-now:who',
  ]
  const saved = conclude(
    aTalk(scenario, [...heard, 'summarise@promise confirm-agreement follow-up'], { variant: 'no-port' }),
  )
  const released = conclude(
    aTalk(scenario, [...heard, 'summarise@promise release-gracefully follow-up'], { variant: 'no-port' }),
  )
  expect([saved.talk.state.end, released.talk.state.end]).toEqual(['saved', 'gracefulExit'])
  expect([saved.score.total, released.score.total]).toEqual([10_000, 10_000])
})
