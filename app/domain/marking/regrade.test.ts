import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ItemBody, Of, Response } from '../item/schema.ts'
import { unanswered } from './mark.ts'
import { markItem } from './mark-item.ts'
import {
  correctedMark,
  type MarkedAttempt,
  proportionsAfterDrop,
  regradeAttempt,
  replay,
  scaledScore,
} from './regrade.ts'

const OPTIONS = ['a', 'b', 'c', 'd'] as const
const aSingle = (key: string): Of<'single'> => ({
  kind: 'single',
  stem: '客户来电投诉，第一步做什么',
  options: OPTIONS.map((id) => ({ id, text: `做法 ${id}` })),
  key,
  points: 100,
})
const chose = (chosen?: string): Response => ({ kind: 'single', chosen })

/** An attempt whose other items earned `rest`, marked by the key “a”. */
function anAttempt(given: {
  chosen?: string
  rest: number
  dropped?: number
  cutScore?: number
  body?: ItemBody
  id?: string
}): MarkedAttempt {
  const { chosen, rest, dropped = 0, cutScore = 6_000, body = aSingle('a'), id = 'one' } = given
  const answer = chosen === undefined ? null : chose(chosen)
  const mark = markItem(body, answer)
  const points = scaledScore(rest + mark.points, { fullMark: 10_000, dropped })
  return {
    attemptId: id,
    fullMark: 10_000,
    cutScore,
    points,
    passed: points >= cutScore,
    worth: body.points,
    answer,
    mark,
    judged: mark,
    rest: { points: rest, dropped },
  }
}

const attempts = fc
  .array(
    fc.record({
      chosen: fc.option(fc.constantFrom(...OPTIONS), { nil: undefined }),
      rest: fc.integer({ min: 0, max: 9_900 }),
    }),
    { maxLength: 30 },
  )
  .map((given) => given.map((one, at) => anAttempt({ ...one, id: String(at) })))

describe('a correction', () => {
  test('to the same key changes nobody', () => {
    fc.assert(
      fc.property(attempts, (marked) => {
        const { rows, totals, statistics } = replay(marked, {
          policy: 'rekey',
          from: aSingle('a'),
          body: aSingle('a'),
        })
        expect(totals).toMatchObject({ raised: 0, lowered: 0, toPass: 0, toFail: 0 })
        expect(rows.map(({ mark }) => mark)).toEqual(marked.map(({ mark }) => mark))
        expect(statistics.after).toEqual(statistics.before)
      }),
    )
  })

  test('that accepts both keys, or gives full credit, lowers nobody', () => {
    fc.assert(
      fc.property(attempts, fc.constantFrom(...OPTIONS), (marked, key) => {
        const both = replay(marked, { policy: 'acceptBoth', from: aSingle('a'), body: aSingle(key) })
        const full = replay(marked, { policy: 'fullCreditToAll' })
        for (const { totals } of [both, full]) expect(totals).toMatchObject({ lowered: 0, toFail: 0 })
        expect(full.rows.every(({ mark }) => mark.points === 100 && mark.outOf === 100)).toBe(true)
      }),
    )
  })

  test('done twice is as done once', () => {
    fc.assert(
      fc.property(attempts, fc.constantFrom(...OPTIONS), (marked, key) => {
        for (const correction of [
          { policy: 'rekey', from: aSingle('a'), body: aSingle(key) } as const,
          { policy: 'dropAndRescale' } as const,
        ])
          for (const attempt of marked) {
            const once = regradeAttempt(attempt, correction)
            const twice = regradeAttempt({ ...attempt, mark: once.mark, ...once.after }, correction)
            expect(twice.after).toEqual(once.after)
          }
      }),
    )
  })

  test('survives a round trip through JSON', () => {
    fc.assert(
      fc.property(attempts, (marked) => {
        const correction = { policy: 'acceptBoth', from: aSingle('a'), body: aSingle('b') } as const
        expect(replay(JSON.parse(JSON.stringify(marked)), correction)).toEqual(replay(marked, correction))
      }),
    )
  })
})

test.each([
  { chosen: 'a', rest: 5_900, policy: 'rekey', before: 6_000, after: 5_900, flip: 'toFail' },
  { chosen: 'b', rest: 5_900, policy: 'rekey', before: 5_900, after: 6_000, flip: 'toPass' },
  { chosen: 'b', rest: 5_895, policy: 'rekey', before: 5_895, after: 5_995, flip: null },
  { chosen: 'c', rest: 5_900, policy: 'rekey', before: 5_900, after: 5_900, flip: null },
  { chosen: 'a', rest: 5_900, policy: 'acceptBoth', before: 6_000, after: 6_000, flip: null },
  { chosen: 'b', rest: 5_900, policy: 'acceptBoth', before: 5_900, after: 6_000, flip: 'toPass' },
  { chosen: undefined, rest: 5_900, policy: 'acceptBoth', before: 5_900, after: 5_900, flip: null },
  { chosen: undefined, rest: 5_900, policy: 'fullCreditToAll', before: 5_900, after: 6_000, flip: 'toPass' },
] as const)(
  'key a → b, $policy, chosen $chosen, $before → $after',
  ({ policy, before, after, flip, ...given }) => {
    const correction =
      policy === 'fullCreditToAll' ? { policy } : { policy, from: aSingle('a'), body: aSingle('b') }
    const told = regradeAttempt(anAttempt(given), correction)
    expect(told).toMatchObject({ before: { points: before }, after: { points: after }, flip })
  },
)

describe('drop and rescale', () => {
  // 99 of 100 points are left; 59 earned of 99 are 59·100/99 = 59.5959…, and 60 exactly need 59.4 of 99
  test.each([
    { name: 'right and on the cut falls below it', chosen: 'a', rest: 5_900, after: 5_959, flip: 'toFail' },
    {
      name: 'wrong and just below is lifted over it',
      chosen: 'b',
      rest: 5_940,
      after: 6_000,
      flip: 'toPass',
    },
    { name: '59.9999… is floored and does not pass', chosen: 'b', rest: 5_939, after: 5_998, flip: null },
    { name: 'full marks stay full', chosen: 'a', rest: 9_900, after: 10_000, flip: null },
    { name: 'nothing stays nothing', chosen: undefined, rest: 0, after: 0, flip: null },
  ])('$name', ({ after, flip, ...given }) => {
    const told = regradeAttempt(anAttempt(given), { policy: 'dropAndRescale' })
    expect(told).toMatchObject({ mark: { points: 0, outOf: 0 }, after: { points: after }, flip })
  })

  test('an item everybody got right lowers everybody below full marks, by hand', () => {
    // forms of 100; rest 80, 60, 59 → 80·100/99 = 80.80, 60.60, 59.59
    const marked = [8_000, 6_000, 5_900].map((rest, at) => anAttempt({ id: String(at), chosen: 'a', rest }))
    const { rows, totals, statistics } = replay(marked, { policy: 'dropAndRescale' })
    expect(rows.map(({ after }) => after.points)).toEqual([8_080, 6_060, 5_959])
    expect(totals).toEqual({ attempts: 3, raised: 0, lowered: 3, same: 0, toPass: 0, toFail: 1 })
    expect(statistics).toEqual({ before: { n: 3, facility: 1, discrimination: null }, after: null })
  })

  test('two dropped items count together: 58.8 of 98 are exactly 60', () => {
    const attempt = anAttempt({ chosen: 'b', rest: 5_880, dropped: 100 })
    expect(regradeAttempt(attempt, { policy: 'dropAndRescale' }).after).toEqual({
      points: 6_000,
      passed: true,
    })
  })

  test('a later key brings a dropped item back', () => {
    const dropped = { ...anAttempt({ chosen: 'b', rest: 5_900 }), mark: { ...unanswered(0), outOf: 0 } }
    expect(
      correctedMark(dropped, { policy: 'acceptBoth', from: aSingle('a'), body: aSingle('b') }),
    ).toMatchObject({ points: 100 })
    expect(
      regradeAttempt(dropped, { policy: 'rekey', from: aSingle('a'), body: aSingle('b') }).after.points,
    ).toBe(6_000)
  })

  test('scaling keeps the order of scores and both ends', () => {
    const share = fc.record({
      fullMark: fc.integer({ min: 1, max: 20_000 }),
      dropped: fc.nat(19_999),
      a: fc.nat(20_000),
      b: fc.nat(20_000),
    })
    fc.assert(
      fc.property(share, ({ fullMark, dropped, a, b }) => {
        fc.pre(dropped < fullMark)
        const left = fullMark - dropped
        const [low, high] = [Math.min(a, b, left), Math.min(Math.max(a, b), left)]
        const scaled = (points: number) => scaledScore(points, { fullMark, dropped })
        expect(scaled(low)).toBeLessThanOrEqual(scaled(high))
        expect([scaled(0), scaled(left)]).toEqual([0, fullMark])
      }),
    )
  })

  test('says in which proportions the form stands now', () => {
    const leaves = [
      { leaf: 'law', points: 500 },
      { leaf: 'work', points: 9_500 },
    ]
    expect(proportionsAfterDrop([{ leaf: 'law', worth: 100, leaves }])).toEqual([
      { leaf: 'law', before: 500, after: 400 },
      { leaf: 'work', before: 9_500, after: 9_500 },
    ])
  })

  test('a form of which nothing is left is refused', () => {
    expect(() => scaledScore(0, { fullMark: 100, dropped: 100 })).toThrow(RangeError)
  })
})

describe('a rubric', () => {
  const criterion = (id: string, ...points: number[]) => ({
    id,
    name: id,
    levels: points.map((at) => ({ points: at, anchor: `达到 ${at}` })),
  })
  const aPlan = (...rubric: ReturnType<typeof criterion>[]): Of<'plan'> => ({
    kind: 'plan',
    stem: '写一份挽留方案',
    material: '客户打算转网',
    words: { min: 100, max: 300 },
    rubric,
    modelAnswer: '先核实原因',
    points: rubric.reduce((sum, { levels }) => sum + (levels.at(-1)?.points ?? 0), 0),
  })
  const before = aPlan(criterion('cause', 0, 200, 400), criterion('offer', 0, 300, 600))
  const after = aPlan(criterion('cause', 0, 400, 600), criterion('offer', 0, 100, 400))
  const answer: Response = { kind: 'plan', text: '先问原因，再给方案' }
  const given = (cause: number, offer: number) => {
    const steps = [
      { rule: 'rubric', criterion: 'cause', earned: cause },
      { rule: 'rubric', criterion: 'offer', earned: offer },
    ] as const
    const mark = markItem(before, answer, {}, { '': { points: cause + offer, steps } })
    return { answer, mark, judged: mark, worth: 1_000 }
  }

  test.each([
    { name: 'a level becomes its counterpart', cause: 200, offer: 600, points: 400 + 400 },
    // 300 lies half way between 200 and 400: half way between 400 and 600; 450 half way between 100 and 400
    { name: 'the mean of two readings keeps its place', cause: 300, offer: 450, points: 500 + 250 },
    { name: 'nothing stays nothing', cause: 0, offer: 0, points: 0 },
    { name: 'the most stays the most', cause: 400, offer: 600, points: 1_000 },
  ])('with other weights: $name', ({ cause, offer, points }) => {
    const mark = correctedMark(given(cause, offer), { policy: 'rekey', from: before, body: after })
    expect(mark).toMatchObject({ points, outOf: 1_000 })
  })

  test('that stays the same keeps every mark', () => {
    const standing = given(300, 450)
    expect(correctedMark(standing, { policy: 'rekey', from: before, body: before })).toEqual(standing.mark)
  })

  test('with other criteria needs people again', () => {
    const other = aPlan(criterion('cause', 0, 400), criterion('offer', 0, 600))
    const mark = correctedMark(given(200, 300), { policy: 'rekey', from: before, body: other })
    expect(mark.state).toBe('needsMarking')
  })
})
