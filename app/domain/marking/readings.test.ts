import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aRubric } from '#tests/factories/written.ts'
import { finalPoints, READING_RULE, type ReadAnswer, settledMark, thirdReadings } from './readings.ts'
import { draftFault, readingPoints } from './rubric-marks.ts'

const rubric = aRubric({ id: 'diagnosis', highest: 1_000 }, { id: 'offer', highest: 1_000 })

describe('marks of one reading', () => {
  test('are one listed level for every criterion', () => {
    const given = [
      { criterion: 'diagnosis', points: 500 },
      { criterion: 'offer', points: 1_000 },
    ]
    expect(readingPoints(rubric, given)).toEqual({ ok: true, value: 1_500 })
  })

  test.each([
    { given: [{ criterion: 'diagnosis', points: 500 }], problem: 'missing', criterion: 'offer' },
    { given: [{ criterion: 'diagnosis', points: 400 }], problem: 'not-a-level', criterion: 'diagnosis' },
    { given: [{ criterion: 'tone', points: 0 }], problem: 'unknown', criterion: 'tone' },
    {
      given: [
        { criterion: 'offer', points: 0 },
        { criterion: 'offer', points: 500 },
      ],
      problem: 'twice',
      criterion: 'offer',
    },
  ])('refuses $problem', ({ given, problem, criterion }) => {
    expect(readingPoints(rubric, given)).toEqual({
      ok: false,
      refusal: { code: 'bad-marks', problem, criterion },
    })
    expect(draftFault(rubric, given)).toEqual(
      problem === 'missing' ? undefined : { code: 'bad-marks', problem, criterion },
    )
  })
})

describe('what stands', () => {
  test.each([
    { name: 'one reading', points: [1_500], stands: 1_500 },
    { name: 'the mean of two', points: [1_000, 1_500], stands: 1_250 },
    { name: 'the mean, floored to a hundredth', points: [100, 101], stands: 100 },
    { name: 'the two nearest of three', points: [500, 1_500, 1_300], stands: 1_400 },
    { name: 'the two nearest, whatever their order', points: [1_500, 600, 500], stands: 550 },
    { name: 'equally far: the two higher', points: [500, 1_500, 1_000], stands: 1_250 },
    { name: 'three alike', points: [700, 700, 700], stands: 700 },
    { name: 'nobody has read', points: [], stands: 0 },
  ])('$name', ({ points, stands }) => expect(finalPoints(points)).toBe(stands))

  test('each criterion is the mean of the readings that count', () => {
    const reading = (diagnosis: number, offer: number) => ({
      points: diagnosis + offer,
      given: [
        { criterion: 'diagnosis', points: diagnosis },
        { criterion: 'offer', points: offer },
      ],
    })
    expect(settledMark(rubric, [reading(0, 0), reading(1_000, 500), reading(500, 1_000)])).toEqual({
      points: 1_500,
      steps: [
        { rule: 'rubric', criterion: 'diagnosis', earned: 750 },
        { rule: 'rubric', criterion: 'offer', earned: 750 },
      ],
    })
  })

  test('never lies outside what readers gave, whatever their order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 2_000 }), { minLength: 1, maxLength: 3 }), (points) => {
        const stands = finalPoints(points)
        expect(stands).toBeGreaterThanOrEqual(Math.min(...points))
        expect(stands).toBeLessThanOrEqual(Math.max(...points))
        expect(finalPoints([...points].reverse())).toBe(stands)
      }),
    )
  })
})

describe('a third reader', () => {
  const read = (name: string, points: number[], asked = 2): ReadAnswer => ({
    name,
    outOf: 2_000,
    asked,
    points,
  })
  const far = { others: 0, cutScore: 6_000 }

  test.each([
    { name: 'more than 20 % apart', answers: [read('a', [1_000, 1_401])], thirds: ['a'] },
    { name: '20 % apart is not more', answers: [read('a', [1_000, 1_400])], thirds: [] },
    { name: 'a single reading is never doubted', answers: [read('a', [0], 1)], thirds: [] },
    { name: 'a third is called once', answers: [read('a', [0, 2_000], 3)], thirds: [] },
    { name: 'others need not be in yet', answers: [read('a', [0, 2_000]), read('b', [])], thirds: ['a'] },
  ])('$name', ({ answers, thirds }) => {
    expect(thirdReadings(answers, far, READING_RULE)).toEqual(thirds)
  })

  test.each([
    { name: 'the readings decide pass or fail', others: 4_700, thirds: ['a'] },
    { name: 'even the lower readings pass', others: 4_800, thirds: [] },
    { name: 'even the higher readings fail', others: 4_300, thirds: [] },
  ])('across the cut: $name', ({ others, thirds }) => {
    // a: 1000 or 1400, b: 200 both times; the cut is 60
    const answers = [read('a', [1_000, 1_400]), read('b', [200, 200])]
    expect(thirdReadings(answers, { others, cutScore: 6_000 }, READING_RULE)).toEqual(thirds)
    expect(
      thirdReadings(answers, { others, cutScore: 6_000 }, { ...READING_RULE, thirdAcrossCut: false }),
    ).toEqual([])
  })

  test('across the cut waits for all readings, and counts a settled third as what it settled', () => {
    const atCut = { others: 4_700, cutScore: 6_000 }
    expect(thirdReadings([read('a', [1_000, 1_400]), read('b', [200])], atCut, READING_RULE)).toEqual([])
    const settled = [read('a', [1_000, 1_400]), read('b', [0, 2_000, 2_000], 3)]
    expect(thirdReadings(settled, atCut, READING_RULE)).toEqual([])
  })

  test('ends: an answer is never read more than three times', () => {
    const answer = fc.record({
      points: fc.array(fc.integer({ min: 0, max: 2_000 }), { minLength: 3, maxLength: 3 }),
    })
    fc.assert(
      fc.property(fc.array(answer, { maxLength: 4 }), fc.nat(10_000), (given, others) => {
        let asked = given.map(() => 2)
        const state = () => given.map(({ points }, i) => read(String(i), points.slice(0, asked[i]), asked[i]))
        for (let turn = 0; turn < 3; turn++) {
          const thirds = thirdReadings(state(), { others, cutScore: 6_000 }, READING_RULE)
          if (thirds.length === 0) return
          expect(thirds.every((name) => asked[Number(name)] === 2)).toBe(true)
          asked = asked.map((n, i) => (thirds.includes(String(i)) ? 3 : n))
        }
        expect(thirdReadings(state(), { others, cutScore: 6_000 }, READING_RULE)).toEqual([])
      }),
    )
  })
})
