import { describe, expect, test } from 'vitest'
import { ComplaintCase } from '../complaint/schema.ts'
import { filledFromCase } from './case-item.ts'

const aCase = (facts: Partial<ComplaintCase> = {}) =>
  ComplaintCase.parse({
    id: 'c-r3-021',
    text: '宽带押金 200 块，退给我。',
    class: 'rational',
    primaryMotive: 'R3',
    deciding: '退给我',
    rule: 10,
    reason: '要钱。',
    tier: 1,
    channel: 'hall',
    status: 'ready',
    author: 'v07',
    ...facts,
  })
const entry = { id: 'l4-09-900', kind: 'classification', case: 'c-r3-021' }
const fill = (given: Record<string, unknown>, facts: Partial<ComplaintCase> = {}) =>
  filledFromCase(given, new Map([['c-r3-021', aCase(facts)]]))

describe('an item that names a case', () => {
  test('has the sentence and the key of the case', () => {
    expect(fill(entry)).toEqual({
      ok: true,
      value: { ...entry, stem: '宽带押金 200 块，退给我。', key: { class: 'rational', primaryMotive: 'R3' } },
    })
  })
  test('keeps the second motive of a mixed case', () => {
    const mixed = fill(entry, { class: 'mixed', secondaryMotive: 'E4' })
    expect(mixed.ok && mixed.value.key).toEqual({
      class: 'mixed',
      primaryMotive: 'R3',
      secondaryMotive: 'E4',
    })
  })
  test('filled once, it is filled again to the same', () => {
    const once = fill(entry)
    expect(once.ok && fill(once.value)).toEqual(once)
  })
  test.each([
    { why: 'another kind', given: { ...entry, kind: 'single' }, facts: {}, says: 'classification' },
    { why: 'no such case', given: { ...entry, case: 'c-r3-999' }, facts: {}, says: '不存在' },
    { why: 'a case not agreed on', given: entry, facts: { status: 'rated' as const }, says: '还没有定稿' },
    { why: 'two right answers', given: entry, facts: { accept: ['R1' as const] }, says: '还认可 R1' },
    {
      why: 'a twin that is practised',
      given: { ...entry, reserved: true },
      facts: { twin: 'c-e1-021' },
      says: '露底',
    },
    { why: 'another sentence', given: { ...entry, stem: '退钱' }, facts: {}, says: '题干' },
    {
      why: 'another key',
      given: { ...entry, key: { class: 'rational', primaryMotive: 'R1' } },
      facts: {},
      says: '答案',
    },
  ])('is refused for $why', ({ given, facts, says }) => {
    expect(fill(given, facts)).toMatchObject({
      ok: false,
      refusal: { message: expect.stringContaining(says) },
    })
  })
})
