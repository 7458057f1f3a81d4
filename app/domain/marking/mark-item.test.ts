import { describe, expect, test } from 'vitest'
import { ItemBody, type Response } from '../item/schema.ts'
import { markItem } from './mark-item.ts'

const options = [...'abcde'].map((id) => ({ id, text: `选项 ${id}` }))
const single = ItemBody.parse({ kind: 'single', stem: '题', options: options.slice(0, 4), key: 'b' })
const aMultiple = (creditPolicy: string, key = ['a', 'b', 'c'], points = 200) =>
  ItemBody.parse({ kind: 'multiple', stem: '题', options, key, creditPolicy, points })
const trueFalse = ItemBody.parse({ kind: 'trueFalse', stem: '题', key: false })
const fillIn = ItemBody.parse({ kind: 'fillIn', stem: '____', blanks: [{ kind: 'text', accepted: ['甲'] }] })
const aComplaint = (key: object) => ItemBody.parse({ kind: 'classification', stem: '话', key })
const classification = aComplaint({ class: 'emotional', primaryMotive: 'E4' })

describe('blank paper', () => {
  const blanks: { body: ItemBody; response: Response }[] = [
    { body: single, response: { kind: 'single' } },
    { body: aMultiple('allOrNothing'), response: { kind: 'multiple', chosen: [] } },
    { body: aMultiple('correctMinusWrong'), response: { kind: 'multiple', chosen: [] } },
    { body: aMultiple('noWrong'), response: { kind: 'multiple', chosen: [] } },
    { body: trueFalse, response: { kind: 'trueFalse' } },
    { body: fillIn, response: { kind: 'fillIn', blanks: [] } },
    { body: fillIn, response: { kind: 'fillIn', blanks: [''] } },
    { body: classification, response: { kind: 'classification' } },
    { body: classification, response: { kind: 'classification', secondaryMotive: 'R1' } },
  ]
  test.each(blanks)('$response is unanswered and earns 0', ({ body, response }) => {
    const nothing = {
      state: 'unanswered',
      points: 0,
      outOf: body.points,
      trace: [{ rule: 'unanswered', earned: 0 }],
    }
    expect(markItem(body, response)).toEqual(nothing)
    expect(markItem(body, null)).toEqual(nothing)
  })
  test('ten items of four options left blank are 0 (a peer gives 75 of 100)', () => {
    for (const policy of ['allOrNothing', 'correctMinusWrong', 'noWrong'])
      expect(markItem(aMultiple(policy), { kind: 'multiple', chosen: [] }).points).toBe(0)
  })
})

describe('one option', () => {
  test.each([
    { chosen: 'b', state: 'right', points: 100, rule: 'right-option' },
    { chosen: 'a', state: 'wrong', points: 0, rule: 'wrong-option' },
  ])('$chosen is $state', ({ chosen, state, points, rule }) =>
    expect(markItem(single, { kind: 'single', chosen })).toEqual({
      state,
      points,
      outOf: 100,
      trace: [{ rule, earned: points }],
    }),
  )
  test('false is an answer', () => {
    expect(markItem(trueFalse, { kind: 'trueFalse', chosen: false })).toMatchObject({
      state: 'right',
      points: 100,
    })
    expect(markItem(trueFalse, { kind: 'trueFalse', chosen: true })).toMatchObject({
      state: 'wrong',
      points: 0,
    })
  })
})

describe('several options, key abc of abcde, two points', () => {
  test.each([
    { policy: 'allOrNothing', chosen: 'abc', points: 200, state: 'right' },
    { policy: 'allOrNothing', chosen: 'cab', points: 200, state: 'right' },
    { policy: 'allOrNothing', chosen: 'ab', points: 0, state: 'wrong' },
    { policy: 'allOrNothing', chosen: 'abcd', points: 0, state: 'wrong' },
    { policy: 'correctMinusWrong', chosen: 'abc', points: 200, state: 'right' },
    { policy: 'correctMinusWrong', chosen: 'ab', points: 133, state: 'partial' },
    { policy: 'correctMinusWrong', chosen: 'abd', points: 66, state: 'partial' },
    { policy: 'correctMinusWrong', chosen: 'abcde', points: 66, state: 'partial' },
    { policy: 'correctMinusWrong', chosen: 'ad', points: 0, state: 'wrong' },
    { policy: 'correctMinusWrong', chosen: 'de', points: 0, state: 'wrong' },
    { policy: 'noWrong', chosen: 'abc', points: 200, state: 'right' },
    { policy: 'noWrong', chosen: 'a', points: 66, state: 'partial' },
    { policy: 'noWrong', chosen: 'abcd', points: 0, state: 'wrong' },
    { policy: 'noWrong', chosen: 'aaa', points: 66, state: 'partial' },
  ])('$policy: $chosen earns $points', ({ policy, chosen, points, state }) =>
    expect(markItem(aMultiple(policy), { kind: 'multiple', chosen: [...chosen] })).toMatchObject({
      points,
      state,
    }),
  )
  test('the trace counts right and wrong picks', () =>
    expect(
      markItem(aMultiple('correctMinusWrong'), { kind: 'multiple', chosen: ['a', 'b', 'd'] }).trace,
    ).toEqual([{ rule: 'correct-minus-wrong', right: 2, wrong: 1, earned: 66 }]))
  test("the exam's policy goes before the item's", () =>
    expect(
      markItem(aMultiple('allOrNothing'), { kind: 'multiple', chosen: ['a'] }, { creditPolicy: 'noWrong' })
        .points,
    ).toBe(66))
})

describe('a complaint', () => {
  const mixed = aComplaint({ class: 'mixed', primaryMotive: 'R3', secondaryMotive: 'E4' })
  const rational = aComplaint({ class: 'rational', primaryMotive: 'R2' })
  test.each([
    { body: classification, said: { class: 'emotional', primaryMotive: 'E4' }, points: 100, state: 'right' },
    { body: classification, said: { class: 'emotional', primaryMotive: 'E1' }, points: 80, state: 'partial' },
    { body: classification, said: { class: 'emotional', primaryMotive: 'E3' }, points: 80, state: 'partial' },
    { body: classification, said: { class: 'emotional', primaryMotive: 'E2' }, points: 60, state: 'partial' },
    { body: classification, said: { class: 'emotional' }, points: 60, state: 'partial' },
    { body: classification, said: { class: 'rational', primaryMotive: 'E4' }, points: 40, state: 'partial' },
    { body: classification, said: { primaryMotive: 'E4' }, points: 40, state: 'partial' },
    { body: classification, said: { class: 'rational', primaryMotive: 'R1' }, points: 0, state: 'wrong' },
    { body: classification, said: { class: 'mixed', primaryMotive: 'E4' }, points: 40, state: 'partial' },
    { body: rational, said: { class: 'rational', primaryMotive: 'R1' }, points: 80, state: 'partial' },
    { body: rational, said: { class: 'rational', primaryMotive: 'R3' }, points: 60, state: 'partial' },
    { body: mixed, said: { class: 'mixed', primaryMotive: 'R3' }, points: 100, state: 'right' },
    { body: mixed, said: { class: 'rational', primaryMotive: 'R3' }, points: 70, state: 'partial' },
    { body: mixed, said: { class: 'rational', primaryMotive: 'R4' }, points: 30, state: 'partial' },
    { body: mixed, said: { class: 'emotional', primaryMotive: 'E4' }, points: 0, state: 'wrong' },
    { body: mixed, said: { class: 'emotional', primaryMotive: 'R3' }, points: 40, state: 'partial' },
  ] as const)('$said earns $points', ({ body, said, points, state }) =>
    expect(markItem(body, { kind: 'classification', ...said })).toMatchObject({ points, state }),
  )
  test('the trace has a step for each part', () =>
    expect(markItem(mixed, { kind: 'classification', class: 'rational', primaryMotive: 'R3' }).trace).toEqual(
      [
        { rule: 'class-of-primary-motive', earned: 30 },
        { rule: 'motive-equal', earned: 40 },
      ],
    ))
})

test('a response of another kind is a bug', () =>
  expect(() => markItem(single, { kind: 'trueFalse', chosen: true })).toThrow(TypeError))
