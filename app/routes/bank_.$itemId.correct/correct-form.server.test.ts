import { describe, expect, test } from 'vitest'
import { ItemBody } from '../../domain/item/schema.ts'
import { readCorrectForm } from './correct-form.server.ts'

type Fields = Record<string, string | string[]>
const form = (fields: Fields) => {
  const data = new FormData()
  for (const [name, values] of Object.entries({ policy: 'rekey', reason: '有误', ...fields }))
    for (const value of [values].flat()) data.append(name, value)
  return data
}
const body = (given: unknown) => ItemBody.parse(given)
const options = ['a', 'b', 'c'].map((id) => ({ id, text: `选项 ${id}` }))
const fillIn = body({
  kind: 'fillIn',
  stem: '____小时内回复，先____，再____',
  blanks: [
    { kind: 'number', value: '48', unit: '小时' },
    { kind: 'text', accepted: ['核实'] },
    { kind: 'list', elements: [['致歉'], ['补偿']] },
  ],
})

describe('the form that corrects a key', () => {
  test.each<{ kind: string; given: unknown; fields: Fields; key: unknown }>([
    {
      kind: 'single',
      given: { kind: 'single', stem: '题', options, key: 'a' },
      fields: { key: 'b' },
      key: 'b',
    },
    {
      kind: 'multiple',
      given: { kind: 'multiple', stem: '题', options, key: ['a', 'b'] },
      fields: { key: ['a', 'c'] },
      key: ['a', 'c'],
    },
    {
      kind: 'trueFalse',
      given: { kind: 'trueFalse', stem: '题', key: true },
      fields: { key: 'false' },
      key: false,
    },
    {
      kind: 'classification',
      given: { kind: 'classification', stem: '题', key: { class: 'emotional', primaryMotive: 'E1' } },
      fields: { class: 'rational', primary: 'R2', secondary: '' },
      key: { class: 'rational', primaryMotive: 'R2' },
    },
  ])('puts a new key into a $kind', ({ given, fields, key }) => {
    const read = readCorrectForm(form(fields), body(given))
    expect(read).toMatchObject({ ok: true, value: { policy: 'rekey', body: { key } } })
  })

  test('reads wordings, numbers in full width, and lists', () => {
    const read = readCorrectForm(
      form({ 'blank-0': '２４', 'blank-1': '核实\n 确认 \n', 'blank-2': '致歉 / 道歉\n补偿' }),
      fillIn,
    )
    expect(read).toMatchObject({
      value: {
        body: {
          blanks: [
            { value: '24', unit: '小时' },
            { accepted: ['核实', '确认'] },
            { elements: [['致歉', '道歉'], ['补偿']] },
          ],
        },
      },
    })
  })

  test('names the blanks and the fields that are off', () => {
    const read = readCorrectForm(
      form({ reason: ' ', 'blank-0': '两天', 'blank-1': '', 'blank-2': '致歉\n补偿' }),
      fillIn,
    )
    expect(read).toEqual({
      ok: false,
      faults: [
        { field: 'reason', part: null, blank: null },
        { field: 'blank', part: null, blank: 0 },
        { field: 'blank', part: null, blank: 1 },
      ],
    })
  })

  test('needs no key where the policy has none', () => {
    expect(readCorrectForm(form({ policy: 'dropAndRescale' }), fillIn)).toEqual({
      ok: true,
      value: { policy: 'dropAndRescale', reason: '有误', body: null },
    })
  })

  test('re-weights a rubric whose highest levels still add up', () => {
    const level = (points: number) => ({ points, anchor: `到 ${points}` })
    const plan = body({
      kind: 'plan',
      stem: '写方案',
      material: '材料',
      words: { min: 10, max: 100 },
      modelAnswer: '略',
      points: 1_000,
      rubric: [
        { id: 'cause', name: '原因', levels: [level(0), level(400)] },
        { id: 'offer', name: '方案', levels: [level(0), level(600)] },
      ],
    })
    const points = { 'level-0-0': '0', 'level-0-1': '6.5', 'level-1-0': '0' }
    expect(readCorrectForm(form({ ...points, 'level-1-1': '3.5' }), plan)).toMatchObject({
      value: { body: { rubric: [{ levels: [{}, { points: 650 }] }, { levels: [{}, { points: 350 }] }] } },
    })
    expect(readCorrectForm(form({ ...points, 'level-1-1': '9' }), plan)).toMatchObject({
      faults: [{ field: 'rubric' }],
    })
  })
})
