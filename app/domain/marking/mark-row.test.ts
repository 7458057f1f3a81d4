import { describe, expect, test } from 'vitest'
import { aCase, aPlan } from '#tests/factories/written.ts'
import { markItem } from './mark-item.ts'
import { readMarkRow } from './mark-row.ts'

const options = [...'abcd'].map((id) => ({ id, text: `选项 ${id}` }))
const single = { kind: 'single', stem: '题', options, key: 'b' }
const multiple = { kind: 'multiple', stem: '题', options, key: ['a', 'c'] }
const trueFalse = { kind: 'trueFalse', stem: '题', key: false }
const fillIn = {
  kind: 'fillIn',
  stem: '____和____',
  blanks: [
    { kind: 'text', accepted: ['甲'] },
    { kind: 'text', accepted: ['乙'] },
  ],
  anyOrder: [[0, 1]],
  points: 200,
}
const classification = {
  kind: 'classification',
  stem: '话',
  key: { class: 'emotional', primaryMotive: 'E4' },
}

describe('readMarkRow understands', () => {
  test.each([
    { item: single, response: { chosen: 'b' } },
    { item: single, response: { chosen: ['b'] } },
    { item: single, response: { kind: 'single', chosen: 'b' } },
    { item: multiple, response: { chosen: ['a', 'c'] } },
    { item: trueFalse, response: { chosen: false } },
    { item: trueFalse, response: { value: false } },
    { item: fillIn, response: { blanks: ['乙', '甲'] } },
    { item: fillIn, response: { blanks: ['甲', '乙', ''] } },
    { item: classification, response: { class: 'emotional', primaryMotive: 'E4' } },
    { item: classification, response: { class: 'emotional', motive: 'E4' } },
    {
      item: { ...single, id: 'l4-01-001', rationale: '因为', points: 100, keyVersion: 2 },
      response: { chosen: 'b' },
    },
  ])('$response', (row) => {
    const read = readMarkRow(row)
    if (!read.ok) throw new Error(read.refusal.message)
    expect(markItem(read.value.body, read.value.response).state).toBe('right')
  })
})

describe('readMarkRow takes for blank', () => {
  const blanks = [undefined, null, {}]
  const rows = [
    ...[single, multiple, trueFalse, fillIn, classification].flatMap((item) =>
      blanks.map((response) => ({ item, response })),
    ),
    { item: single, response: { chosen: null } },
    { item: single, response: { chosen: [] } },
    { item: multiple, response: { chosen: null } },
    { item: trueFalse, response: { chosen: null } },
    { item: fillIn, response: { blanks: [null, ''] } },
    { item: fillIn, response: { blanks: [] } },
    { item: classification, response: { class: null, primaryMotive: '' } },
  ]
  test.each(rows)('$item.kind answered by $response', (row) => {
    const read = readMarkRow(row)
    if (!read.ok) throw new Error(read.refusal.message)
    expect(markItem(read.value.body, read.value.response)).toMatchObject({ state: 'unanswered', points: 0 })
  })
})

test('a fill-in without points is worth one a blank', () => {
  const { points: _, ...item } = fillIn
  expect(readMarkRow({ item, response: null })).toMatchObject({ ok: true, value: { body: { points: 200 } } })
})

describe('readMarkRow refuses', () => {
  test.each([
    { name: 'what is no object', row: [1], says: '应是一个 JSON 对象' },
    { name: 'no item', row: { response: {} }, says: '缺少 item' },
    { name: 'an unknown kind', row: { item: { kind: 'essay' } }, says: 'item.kind 应是 single' },
    { name: 'a missing key', row: { item: { ...single, key: undefined } }, says: 'item.key' },
    { name: 'a misspelt field', row: { item: { ...fillIn, anyorder: [[0, 1]] } }, says: 'anyorder' },
    {
      name: 'a value with its unit',
      row: { item: { ...fillIn, blanks: [{ kind: 'number', value: '5元' }] } },
      says: 'item.blanks.0.value',
    },
    {
      name: 'a group beyond the blanks',
      row: { item: { ...fillIn, anyOrder: [[0, 2]] } },
      says: '只有 2 空',
    },
    {
      name: 'a blank in two groups',
      row: {
        item: {
          ...fillIn,
          anyOrder: [
            [0, 1],
            [1, 0],
          ],
        },
      },
      says: '出现了两次',
    },
    { name: 'an answer that is a text', row: { item: single, response: 'b' }, says: 'response 应是一个对象' },
    {
      name: 'an answer of another kind',
      row: { item: single, response: { kind: 'multiple', chosen: ['b'] } },
      says: 'response.kind',
    },
    {
      name: 'two options for one',
      row: { item: single, response: { chosen: ['a', 'b'] } },
      says: 'response.chosen',
    },
    {
      name: 'a truth in words',
      row: { item: trueFalse, response: { chosen: '对' } },
      says: 'response.chosen',
    },
    {
      name: 'blanks that are no texts',
      row: { item: fillIn, response: { blanks: [1] } },
      says: 'response.blanks.0',
    },
    {
      name: 'more texts than blanks',
      row: { item: fillIn, response: { blanks: ['甲', '乙', '丙'] } },
      says: '题目只有 2 空',
    },
    {
      name: 'an unknown motive',
      row: { item: classification, response: { motive: 'E9' } },
      says: 'response.primaryMotive',
    },
    {
      name: 'more answers than parts',
      row: { item: aCase(), response: { parts: [null, null, null, null, null] } },
      says: '题目只有 4 问',
    },
    {
      name: 'a part of another kind',
      row: { item: aCase(), response: { parts: [{ kind: 'written', text: 'b' }] } },
      says: 'response.parts.0',
    },
    {
      name: 'a case whose parts do not add up',
      row: { item: { ...aCase(), points: 900 }, response: null },
      says: '各问分值合计 1000',
    },
    { name: 'a misspelt answer', row: { item: single, response: { choosen: 'b' } }, says: 'choosen' },
  ])('$name', ({ row, says }) => {
    const read = readMarkRow(row)
    expect(read.ok).toBe(false)
    if (!read.ok) expect(read.refusal.message).toContain(says)
  })
})

describe('written kinds', () => {
  test('parts are given in the short form of their kinds', () => {
    const parts = [{ chosen: ['b'] }, { value: false }, {}, { text: '您好' }]
    expect(readMarkRow({ item: aCase(), response: { parts } })).toMatchObject({
      ok: true,
      value: {
        response: {
          kind: 'caseStudy',
          parts: [
            { kind: 'single', chosen: 'b' },
            { kind: 'trueFalse', chosen: false },
            null,
            { kind: 'written', text: '您好' },
          ],
        },
      },
    })
  })
  test('a plan is a text', () => {
    expect(readMarkRow({ item: aPlan(), response: { text: '方案' } })).toMatchObject({
      ok: true,
      value: { response: { kind: 'plan', text: '方案' } },
    })
  })
})
