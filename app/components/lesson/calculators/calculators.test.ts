import { describe, expect, test } from 'vitest'
import english from '#app/lib/i18n/en/calculator.json' with { type: 'json' }
import chinese from '#app/lib/i18n/zh-CN/calculator.json' with { type: 'json' }
import { changeOf, churnOf } from './analysis.ts'
import { type CalculatorName, calculators } from './calculators.ts'
import { abnormalLine, addedForFraud, delayFee, depositOf, forwardingFee } from './fees.ts'
import { type Field, figureIn, figureOf, type Step, yuan } from './figures.ts'
import { managersFor, minutesDown } from './service.ts'

/** The worked vectors of domain.md §1 and §6, by the source they are printed in. */
describe('worked values', () => {
  test('S5: managers for 1,250 / 3,400 / 12,300 customers are 7 + 7 + 13 = 27', () => {
    expect(managersFor({ diamond: 1_250, gold: 3_400, silver: 12_300 })).toEqual({
      diamond: 7,
      gold: 7,
      silver: 13,
      all: 27,
    })
    expect(managersFor({ diamond: 200, gold: 501, silver: 0 })).toMatchObject({
      diamond: 1,
      gold: 2,
      silver: 0,
    })
  })
  test.each([
    [1, 0.07],
    [6, 0.07],
    [65, 0.77],
    [180, 2.1],
  ])('S5: %i seconds of forwarding cost %f yuan', (seconds, fee) => {
    expect(forwardingFee(seconds).fee).toBe(fee)
  })
  test.each([
    [99.99, 52.56],
    [99.95, 262.8],
    [99.9, 525.6],
  ])('S15: %f %% allow %f minutes a year', (available, minutes) => {
    expect(minutesDown(available)).toBe(minutes)
  })
  test('S16: 120 of 8,000 are 1.5 %, 98.5 % stay, about 83.4 % after a year', () => {
    const { churn, kept, keptAYear } = churnOf(8_000, 120)
    expect([churn, kept]).toEqual([0.015, 0.985])
    expect(figureOf(keptAYear * 100, 1)).toBe('83.4')
  })
  test('S9: from 13.0 % to 15.6 % are 2.6 percentage points, a fifth more', () => {
    const { points, relative } = changeOf(13, 15.6)
    expect([figureOf(points, 4), figureOf(relative ?? 0, 1)]).toEqual(['2.6', '20'])
    expect(changeOf(0, 5).relative).toBeNull()
  })
  test('article 33: after 80, 90 and 100 the line is 450 yuan', () => {
    expect(abnormalLine([80, 90, 100])).toEqual({ mean: 90, line: 450 })
  })
  test('article 34: 200 yuan ten days late cost 6 yuan; article 31: 1 % a day', () => {
    expect(delayFee(200, 10, 3)).toBe(6)
    expect(delayFee(300, 5, 10)).toBe(15)
    expect(delayFee(33.33, 1, 3)).toBe(0.1)
  })
  test.each([
    [58, 500],
    [166.66, 500],
    [166.67, 500.01],
    [200, 600],
  ])('article 55: for %f yuan %f are added', (price, added) => {
    expect(addedForFraud(price)).toBe(added)
  })
  test('a deposit of 600 with 120 on top gives 60 back a month, and less use than that is lost', () => {
    const plan = { deposit: 600, bonus: 120, months: 12 }
    expect(depositOf({ ...plan, used: 80 })).toEqual({
      back: 60,
      more: 20,
      unused: 0,
      paid: 840,
      consumed: 960,
    })
    expect(depositOf({ ...plan, used: 40 })).toMatchObject({ more: 0, unused: 20, paid: 600, consumed: 480 })
  })
})

const startOf = (name: CalculatorName) =>
  Object.fromEntries(
    calculators[name].fields.map((field) => [field.id, Number(figureIn(field.start, field))]),
  )
const answerOf = (name: CalculatorName, values: Record<string, number> = {}) =>
  calculators[name].reckon({ ...startOf(name), ...values })

describe('answers', () => {
  test.each([
    ['manager-ratio', { say: 'answer', facts: { all: '27' } }],
    ['onboarding', { say: 'answer', facts: { year: '2026', month: '12', day: '14' } }],
    ['availability', { say: 'over', facts: { allowed: '52.56', over: '7.44', reached: '99.9886' } }],
    ['churn-rate', { say: 'answer', facts: { churn: '1.5', kept: '98.5', keptAYear: '83.4' } }],
    ['percentage-points', { say: 'up', facts: { points: '2.6', relative: '20' } }],
    ['abnormal-fee', { say: 'over', facts: { line: '450' } }],
    ['deposit-return', { say: 'answer', facts: { saved: '120' } }],
  ] satisfies [CalculatorName, object][])('%s opens with its worked example', (name, answer) => {
    expect(answerOf(name)).toMatchObject({ ok: true, answer })
  })
  test('exactly the line is not above it, and a fall is said as one', () => {
    expect(answerOf('abnormal-fee', { now: 450 })).toMatchObject({ answer: { say: 'under' } })
    expect(answerOf('percentage-points', { from: 16, to: 15.6 })).toMatchObject({
      answer: { say: 'down', facts: { points: '0.4' } },
    })
    expect(answerOf('availability', { outage: 52 })).toMatchObject({ answer: { say: 'within' } })
  })
  test('more cannot be lost than there were', () => {
    expect(answerOf('churn-rate', { lost: 8_001 })).toEqual({ ok: false, field: 'lost', say: 'moreThanAll' })
  })
})

type Words = { field: object; answer: object; step: object; refuse?: object }
const CATALOGS = { 'zh-CN': chinese, en: english } as unknown as Record<string, Record<string, Words>> // JSON in, words out

/** Every way the answer and the steps can be worded, gathered over small, even and large values. */
function said(name: CalculatorName): { answers: Step[]; steps: Step[]; refusals: string[] } {
  const tries = [
    startOf(name),
    ...[0, 40, 8_001].flatMap((value) =>
      Object.keys(startOf(name)).map((id) => ({ ...startOf(name), [id]: value })),
    ),
    ...(name === 'percentage-points' ? [{ from: 5, to: 5 }] : []),
  ]
  const outcomes = tries.map((values) => calculators[name].reckon(values))
  return {
    answers: outcomes.flatMap((each) => (each.ok ? [each.answer] : [])),
    steps: outcomes.flatMap((each) => (each.ok ? each.steps : [])),
    refusals: outcomes.flatMap((each) => (each.ok ? [] : [each.say])),
  }
}

describe.each(Object.keys(CATALOGS))('words in %s', (language) => {
  test.each(Object.keys(calculators) as CalculatorName[])('%s', (name) => {
    const words = CATALOGS[language]?.[name]
    if (!words) throw new Error(`no words for ${name}`)
    const { answers, steps, refusals } = said(name)
    expect(Object.keys(words.field).sort()).toEqual(calculators[name].fields.map(({ id }) => id).sort())
    for (const [kind, used] of [
      ['answer', answers],
      ['step', steps],
    ] as const) {
      const sentences = words[kind] as Record<string, string>
      for (const { say, facts } of used) {
        const asked = [...(sentences[say] ?? 'missing {{sentence}}').matchAll(/\{\{(\w+)\}\}/g)].map(
          ([, fact]) => fact,
        )
        expect(Object.keys(facts), `${kind}.${say}`).toEqual(expect.arrayContaining(asked))
      }
      expect([...new Set(used.map(({ say }) => say))].sort(), kind).toEqual(Object.keys(sentences).sort())
    }
    for (const refusal of refusals) expect(words.refuse).toHaveProperty(refusal)
  })
})

describe('figures', () => {
  const count: Field = { id: 'x', kind: 'count', start: '', least: 1, most: 10_000 }
  test.each([
    ['8000', 8_000],
    [' 8,000 ', 8_000],
    ['８，０００', 8_000],
    ['', 'empty'],
    ['八千', 'not-a-number'],
    ['1.5', 'too-exact'],
    ['0', 'too-small'],
    ['-3', 'too-small'],
    ['10001', 'too-big'],
    ['1e3', 'not-a-number'],
  ] as const)('“%s” is read as %s', (typed, value) => {
    expect(figureIn(typed, count)).toBe(value)
  })
  test('a date that does not exist is not taken', () => {
    const date: Field = { id: 'x', kind: 'date', start: '', least: 0, most: 47_481 }
    expect(figureIn('2026-02-29', date)).toBe('not-a-number')
    expect(figureIn('2028-02-29', date)).toBe(21_243)
    expect(figureIn('下周', date)).toBe('not-a-number')
  })
  test('are written without tails, yuan with two decimals or none', () => {
    expect([figureOf(0.1 + 0.2), figureOf(12_300), figureOf(-1_234.5), figureOf(99.99, 4)]).toEqual([
      '0.3',
      '12,300',
      '-1,234.5',
      '99.99',
    ])
    expect([yuan(2.1), yuan(6), yuan(0.774_9), yuan(1_234.5)]).toEqual(['2.10', '6', '0.77', '1,234.50'])
  })
})
