import { describe, expect, test } from 'vitest'
import livingstonLewis from '#tests/reference/assessment/livingston-lewis.json'
import lsat6 from '#tests/reference/assessment/lsat6.json'
import { classicalItems } from './classical.ts'
import { decisionConsistency } from './decision-consistency.ts'
import { examStatistics } from './exam-statistics.ts'
import { type Answers, abilityOf, calibrate } from './item-response.ts'

const answersOf = (pattern: string): Answers => [...pattern].map((answer) => (answer === '1' ? 1 : 0))
const people = Object.entries(lsat6.patternFrequencies).flatMap(([pattern, n]) =>
  Array.from({ length: n }, () => answersOf(pattern)),
)
const matrix = { items: ['1', '2', '3', '4', '5'].map((id) => ({ id, outOf: 1 })), rows: people }
const { closedForm, irtParameters, logLik } = lsat6.tolerance

/** Section 6 of the LSAT (Bock & Lieberman 1970): closed forms by psych 2.2.9, curves by ltm 1.2-0. */
describe('LSAT section 6', () => {
  const near = (value: number | null, expected: number | undefined, tolerance: number) =>
    expect(Math.abs((value ?? Number.NaN) - (expected ?? Number.NaN))).toBeLessThanOrEqual(tolerance)

  test('classical figures of the items', () => {
    for (const [n, item] of classicalItems(matrix).entries()) {
      near(item.facility, lsat6.ctt.facility[n], closedForm)
      near(item.pointBiserial, lsat6.ctt.pointBiserial[n], closedForm)
      near((item.discriminationIndex ?? 0) / 100, lsat6.ctt.correctedItemTotal[n], closedForm)
      near(item.upperLower27, lsat6.ctt.D27_tieFractional[n], closedForm)
    }
  })

  test('the test as a whole', () => {
    const exam = examStatistics(matrix)
    near(exam.mean, lsat6.ctt.totalMean, closedForm)
    near(exam.sd, lsat6.ctt.totalSD_n1, closedForm)
    near(exam.alpha, lsat6.ctt.alpha, closedForm)
    near(exam.sem, lsat6.ctt.SEM, closedForm)
  })

  test('one and two parameters', () => {
    const one = calibrate(people, { model: '1pl' })
    near(one.logLik, lsat6.onePL.logLik, logLik)
    for (const [n, { a, b }] of one.curves.entries()) {
      near(a, lsat6.onePL.a, irtParameters)
      near(b, lsat6.onePL.b[n], irtParameters)
    }
    const two = calibrate(people, { model: '2pl' })
    expect(two.converged).toBe(true)
    near(two.logLik, lsat6.twoPL.logLik, logLik)
    for (const [n, { a, b }] of two.curves.entries()) {
      near(a, lsat6.twoPL.a[n], irtParameters)
      near(b, lsat6.twoPL.b[n], irtParameters)
    }
  })

  test('abilities', () => {
    const curves = lsat6.twoPL.a.map((a, n) => ({ a, b: lsat6.twoPL.b[n] ?? Number.NaN }))
    for (const [pattern, { theta, se }] of Object.entries(lsat6.eapTwoPL)) {
      const ability = abilityOf(answersOf(pattern), curves)
      near(ability.theta, theta, irtParameters)
      near(ability.se, se, irtParameters)
    }
  })

  test('answers nobody was asked for leave the curve where it was', () => {
    const whole = calibrate(people, { model: '1pl' })
    const more = [
      ...people.map((answers) => [...answers, null]),
      ...Array.from({ length: 50 }, (_, n): Answers => [null, null, null, null, null, n % 2 === 0 ? 1 : 0]),
    ]
    const { curves } = calibrate(more, { model: '2pl', slopeSd: 0.5 })
    expect(curves).toHaveLength(6)
    near(curves[5]?.b ?? null, 0, 1e-3) // half of those who had it solved it
    near(curves[2]?.b ?? null, whole.curves[2]?.b, 0.05)
  })
})

/** Documentation example of betafunctions 1.9.0, CC0. */
test('decision consistency of Livingston and Lewis', () => {
  const scores = livingstonLewis.scoreFrequencies.flatMap(([score = 0, n = 0]) =>
    Array.from({ length: n }, () => score),
  )
  const got = decisionConsistency(scores, livingstonLewis)
  const { parameters, probabilities } = livingstonLewis.tolerance
  const { effectiveLengthRounded, ...expected } = livingstonLewis.expected
  expect(Math.round(got?.effectiveLength ?? 0)).toBe(effectiveLengthRounded)
  for (const [name, value] of Object.entries(expected)) {
    const isParameter = ['effectiveLength', 'alpha', 'beta', 'lower', 'upper'].includes(name)
    const figure = got?.[name as keyof typeof got] ?? Number.NaN
    expect(Math.abs(figure - value), name).toBeLessThanOrEqual(isParameter ? parameters : probabilities)
  }
})

test('no spread, no verdict on the verdicts', () => {
  expect(decisionConsistency([50, 50, 50], { min: 0, max: 100, cut: 60, reliability: 0.8 })).toBeNull()
})
