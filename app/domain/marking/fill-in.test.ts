import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import vectors from '#tests/reference/assessment/fill-in-marking.json'
import { Blank, ItemBody, type Of } from '../item/schema.ts'
import { markItem } from './mark-item.ts'

const Case = z.object({
  id: z.string(),
  stem: z.string(),
  blanks: z.array(Blank),
  anyOrder: z.array(z.array(z.int())).default([]),
  accept: z.array(z.array(z.string())),
  reject: z.array(
    z.object({ answer: z.array(z.string()), points: z.number(), state: z.string().optional() }),
  ),
})
const cases = z.array(Case).parse(vectors.cases)

type Body = Of<'fillIn'>
const aFillIn = (
  blanks: readonly z.input<typeof Blank>[],
  anyOrder: number[][] = [],
  points?: number,
): Body => {
  const body = ItemBody.parse({ kind: 'fillIn', stem: '____', blanks, anyOrder, points })
  if (body.kind !== 'fillIn') throw new Error('a fill-in was asked for')
  return body
}
const aText = (...accepted: string[]) => ({ kind: 'text' as const, accepted })
const mark = (body: Body, ...blanks: string[]) => markItem(body, { kind: 'fillIn', blanks })

describe('the reference vectors', () => {
  const rows = cases.flatMap(({ id, blanks, anyOrder, accept, reject }) => {
    const body = aFillIn(blanks, anyOrder)
    return [
      ...accept.map((answer) => ({
        id,
        body,
        answer,
        points: body.points,
        state: 'right' as string | undefined,
      })),
      ...reject.map(({ answer, points, state }) => ({ id, body, answer, points: points * 100, state })),
    ]
  })

  test('hold 40 items with 157 accepted and 143 rejected answers', () => {
    expect(cases).toHaveLength(40)
    expect(cases.flatMap(({ accept }) => accept)).toHaveLength(157)
    expect(cases.flatMap(({ reject }) => reject)).toHaveLength(143)
  })

  test.each(rows)('$id: $answer earns $points', ({ body, answer, points, state }) => {
    const result = mark(body, ...answer)
    expect(result).toMatchObject({ points, outOf: body.blanks.length * 100 })
    if (state) expect(result.state).toBe(state)
    expect(result.state === 'right').toBe(points === body.points)
  })
})

describe("what peers' markers get wrong", () => {
  test('one right of three any-order blanks is a third, rounded down once', () => {
    const body = aFillIn([aText('江苏'), aText('浙江'), aText('湖南')], [[0, 1, 2]], 100)
    expect(mark(body, '湖南')).toMatchObject({ state: 'partial', points: 33 })
    expect(mark(body, '湖南', '江苏', '浙江')).toMatchObject({ state: 'right', points: 100 })
  })
  test('an answer of opposite meaning is not alike enough', () =>
    expect(mark(aFillIn([aText('必须征得客户同意')]), '无须征得客户同意')).toMatchObject({
      state: 'wrong',
      points: 0,
    }))
  test('full-width digits are digits', () =>
    expect(mark(aFillIn([{ kind: 'number', value: '50' }]), '５０')).toMatchObject({ state: 'right' }))
  test('nothing waits for a person', () =>
    expect(mark(aFillIn([aText('离网')]), '不知道')).toMatchObject({ state: 'wrong' }))
})

describe('blanks that may change places', () => {
  test('the same right answer twice counts once', () =>
    expect(mark(aFillIn([aText('甲'), aText('乙')], [[0, 1]]), '甲', '甲')).toMatchObject({
      points: 100,
      trace: [
        { rule: 'text-equal', blank: 0, earned: 100 },
        { rule: 'answer-repeated', blank: 1, earned: 0 },
      ],
    }))
  test('a wording two blanks accept still counts once when typed twice', () => {
    const body = aFillIn([aText('存费送费', '存费'), aText('存费送积分', '存费')], [[0, 1]])
    expect(mark(body, '存费', '存 费。')).toMatchObject({ points: 100 })
    expect(mark(body, '存费送积分', '存费')).toMatchObject({ points: 200 })
  })
  test('the trace tells whose answer it was', () =>
    expect(mark(aFillIn([aText('甲'), aText('乙')], [[0, 1]]), '乙', '')).toMatchObject({
      state: 'partial',
      trace: [
        { rule: 'text-equal', blank: 0, key: 1, earned: 100 },
        { rule: 'unanswered', blank: 1, earned: 0 },
      ],
    }))
  test('a blank outside the group keeps its place', () => {
    const body = aFillIn([aText('甲'), aText('乙'), aText('丙')], [[0, 1]])
    expect(mark(body, '乙', '丙', '甲')).toMatchObject({ points: 100 })
  })
  test('partly right lists go where they earn most', () => {
    const list = (...names: string[]) => ({
      kind: 'list' as const,
      elements: names.map((name) => [name]),
      partial: 'perElement' as const,
    })
    const body = aFillIn([list('甲', '乙'), list('甲', '丙', '丁')], [[0, 1]])
    // In place: 1/2 − … = 甲 of 甲乙 (with one stray: 0) and 甲 of three. Crossed: 2/3 and 1/2.
    expect(mark(body, '甲、丙', '甲')).toMatchObject({ points: 116 })
  })
  test('ten interchangeable blanks are marked at once', () => {
    const names = [...'甲乙丙丁戊己庚辛壬癸']
    const body = aFillIn(
      names.map((name) => aText(name)),
      [names.map((_, i) => i)],
    )
    expect(mark(body, ...names.toReversed())).toMatchObject({ state: 'right', points: 1000 })
  })
})

describe('a whole answer typed in one blank', () => {
  const body = aFillIn([aText('派单'), aText('执行'), aText('评估')])
  test('is cut when pieces and blanks agree, and says so', () =>
    expect(mark(body, '', '派单 执行 评估')).toMatchObject({
      state: 'right',
      trace: [{ rule: 'whole-answer-split', blank: 1, earned: 0 }, { blank: 0 }, { blank: 1 }, { blank: 2 }],
    }))
  test('keeps its order', () => expect(mark(body, '评估、派单、执行')).toMatchObject({ state: 'wrong' }))
  test('is not cut when another blank is filled', () =>
    expect(mark(body, '派单、执行、评估', '执行')).toMatchObject({ points: 100 }))
  test('is not cut when it earns something as it stands', () => {
    const pair = aFillIn([aText('甲、乙'), aText('乙')])
    expect(mark(pair, '甲、乙')).toMatchObject({ points: 100 })
  })
})

describe('what counts as unanswered', () => {
  test.each([[[]], [['', '']], [['  ', '\u200b']], [['——', '……']], [['____', '（）']]])('%j', (blanks) =>
    expect(mark(aFillIn([aText('甲'), aText('乙')]), ...blanks)).toEqual({
      state: 'unanswered',
      points: 0,
      outOf: 200,
      trace: [{ rule: 'unanswered', earned: 0 }],
    }),
  )
  test('a sign that is the very answer is one', () =>
    expect(mark(aFillIn([aText('#')]), '＃')).toMatchObject({ state: 'right' }))
  test('texts beyond the last blank earn nothing', () =>
    expect(mark(aFillIn([aText('甲')]), '乙', '甲')).toMatchObject({ state: 'wrong', points: 0 }))
})

test('points that blanks do not divide are floored once, from the exact sum', () => {
  const body = aFillIn([aText('甲'), aText('乙'), aText('丙')], [], 200)
  expect(mark(body, '甲', '乙')).toMatchObject({
    points: 133,
    trace: [{ earned: 66 }, { earned: 66 }, { earned: 0 }],
  })
  expect(mark(body, '甲', '乙', '丙')).toMatchObject({ points: 200, state: 'right' })
})

test('a mark is plain data', () => {
  const result = mark(aFillIn([aText('甲'), aText('乙')], [[0, 1]]), '乙', '甲')
  expect(JSON.parse(JSON.stringify(result))).toEqual(result)
})
