import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aCase, aPlan } from '#tests/factories/written.ts'
import type { PartResponse, Response } from '../item/schema.ts'
import type { PeoplesMarks } from './mark.ts'
import { markItem } from './mark-item.ts'
import { partMarks, readByMachine } from './part-marks.ts'

const body = aCase()
const right: (PartResponse | null)[] = [
  { kind: 'single', chosen: 'b' },
  { kind: 'trueFalse', chosen: false },
  { kind: 'fillIn', blanks: ['2'] },
  { kind: 'written', text: '让您等了三天，我先看工单。' },
]
const said = (parts: (PartResponse | null)[]): Response => ({ kind: 'caseStudy', parts })

describe('a case study', () => {
  test('waits for people with the points of its other parts', () => {
    expect(markItem(body, said(right))).toMatchObject({ state: 'needsMarking', points: 600, outOf: 1_000 })
  })

  test('is the sum of its parts once people have given theirs', () => {
    const given = {
      '3': { points: 300, steps: [{ rule: 'rubric' as const, criterion: 'feeling', earned: 300 }] },
    }
    const mark = markItem(body, said(right), {}, given)
    expect(mark).toMatchObject({ state: 'partial', points: 900 })
    expect(partMarks(mark.trace, body.parts).map(({ state, points }) => [state, points])).toEqual([
      ['right', 200],
      ['right', 200],
      ['right', 200],
      ['partial', 300],
    ])
  })

  test.each([
    { name: 'nothing entered', parts: [], state: 'unanswered', points: 0 },
    {
      name: 'a written part of spaces',
      parts: [null, null, null, { kind: 'written' as const, text: ' \n' }],
      state: 'unanswered',
      points: 0,
    },
    {
      name: 'no written answer: nobody has to read',
      parts: right.slice(0, 3),
      state: 'partial',
      points: 600,
    },
    { name: 'only wrong', parts: [{ kind: 'single' as const, chosen: 'a' }], state: 'wrong', points: 0 },
  ])('$name: $state', ({ parts, state, points }) => {
    expect(markItem(body, said(parts))).toMatchObject({ state, points })
  })

  test('an answer of another kind than its part counts as none, and one too many is left', () => {
    const odd: PartResponse[] = [
      { kind: 'trueFalse', chosen: false },
      { kind: 'single', chosen: 'b' },
      { kind: 'written', text: '2' },
      { kind: 'fillIn', blanks: ['2'] },
      { kind: 'written', text: '多出来的一问' },
    ]
    expect(markItem(body, said(odd))).toMatchObject({ state: 'unanswered', points: 0 })
  })

  test('a policy of the exam reaches the parts', () => {
    const several = aCase({
      points: 400,
      parts: [
        {
          kind: 'multiple',
          stem: '哪些对？',
          options: [...'abcd'].map((id) => ({ id, text: id })),
          key: ['a', 'b'],
          creditPolicy: 'allOrNothing',
          points: 200,
        },
        { kind: 'trueFalse', stem: '对。', key: true, points: 200 },
      ],
    })
    const half = said([{ kind: 'multiple', chosen: ['a'] }, null])
    expect(markItem(several, half).points).toBe(0)
    expect(markItem(several, half, { creditPolicy: 'noWrong' }).points).toBe(100)
  })
})

describe('where nobody reads', () => {
  test.each([
    { name: 'all but the written part right', parts: right, state: 'right', points: 600, outOf: 600 },
    {
      name: 'only the written part',
      parts: [null, null, null, right[3] ?? null],
      state: 'unanswered',
      points: 0,
      outOf: 600,
    },
    { name: 'nothing written', parts: right.slice(0, 1), state: 'partial', points: 200, outOf: 1_000 },
  ])('$name', ({ parts, state, points, outOf }) => {
    expect(readByMachine(markItem(body, said(parts)), body.parts)).toMatchObject({ state, points, outOf })
  })
  test('a plan counts for nothing', () => {
    const mark = markItem(aPlan(), { kind: 'plan', text: '一份方案' })
    expect(readByMachine(mark, [])).toMatchObject({ state: 'needsMarking', points: 0, outOf: 0 })
  })
})

describe('a plan', () => {
  test.each<{ text: string; given: PeoplesMarks; state: string; points: number }>([
    { text: '', given: {}, state: 'unanswered', points: 0 },
    { text: '一份方案', given: {}, state: 'needsMarking', points: 0 },
    { text: '一份方案', given: { '': { points: 0, steps: [] } }, state: 'wrong', points: 0 },
    { text: '一份方案', given: { '': { points: 1_500, steps: [] } }, state: 'partial', points: 1_500 },
    { text: '一份方案', given: { '': { points: 2_000, steps: [] } }, state: 'right', points: 2_000 },
  ])('“$text” with $given is $state', ({ text, given, state, points }) => {
    expect(markItem(aPlan(), { kind: 'plan', text }, {}, given)).toMatchObject({ state, points })
  })
})

const partResponse: fc.Arbitrary<PartResponse | null> = fc.oneof(
  fc.constant(null),
  fc.record({ kind: fc.constant('single' as const), chosen: fc.constantFrom(...'abcdj') }),
  fc.record({ kind: fc.constant('trueFalse' as const), chosen: fc.boolean() }),
  fc.record({ kind: fc.constant('fillIn' as const), blanks: fc.array(fc.string(), { maxLength: 3 }) }),
  fc.record({ kind: fc.constant('written' as const), text: fc.string() }),
)

describe('whatever is answered', () => {
  test('a case never earns more than it is worth, its trace tells its parts, and its points are theirs', () => {
    fc.assert(
      fc.property(
        fc.array(partResponse, { maxLength: 6 }),
        fc.option(fc.integer({ min: 0, max: 400 }), { nil: undefined }),
        (parts, points) => {
          const given: PeoplesMarks = points === undefined ? {} : { '3': { points, steps: [] } }
          const mark = markItem(body, said(parts), {}, given)
          expect(mark.points).toBeGreaterThanOrEqual(0)
          expect(mark.points).toBeLessThanOrEqual(mark.outOf)
          const each = partMarks(mark.trace, body.parts)
          expect(each.reduce((sum, part) => sum + part.points, 0)).toBe(mark.points)
          expect(each.every((part) => part.points <= part.outOf)).toBe(true)
        },
      ),
    )
  })

  test('several choices earn the same in whatever order and however often they are named', () => {
    const multiple = {
      kind: 'multiple' as const,
      stem: '题',
      options: [...'abcdef'].map((id) => ({ id, text: id })),
      key: ['a', 'c', 'e'],
      points: 200,
    }
    const policies = fc.constantFrom(
      'allOrNothing' as const,
      'correctMinusWrong' as const,
      'noWrong' as const,
    )
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom(...'abcdef')),
        fc.nat(1_000),
        policies,
        (chosen, turn, creditPolicy) => {
          const at = chosen.length === 0 ? 0 : turn % chosen.length
          const turned = [...chosen.slice(at), ...chosen.slice(0, at)]
          const points = (list: string[]) =>
            markItem({ ...multiple, creditPolicy }, { kind: 'multiple', chosen: list })
          expect(points(turned)).toEqual(points(chosen))
          expect(points([...turned, ...chosen])).toEqual(points(chosen))
          expect(points(chosen).points).toBeLessThanOrEqual(200)
          if (chosen.length === 0) expect(points(chosen)).toMatchObject({ state: 'unanswered', points: 0 })
          // a wrong pick more never earns more
          for (const wrong of 'bdf')
            if (!chosen.includes(wrong))
              expect(points([...chosen, wrong]).points).toBeLessThanOrEqual(points(chosen).points)
        },
      ),
    )
  })
})
