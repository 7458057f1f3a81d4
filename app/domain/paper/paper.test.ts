import { describe, expect, it } from 'vitest'
import { ItemBody } from '../item/schema.ts'
import { answerKey } from './answer-key.ts'
import { type PaperQuestion, printedItems } from './printed.ts'

const SINGLE: PaperQuestion = {
  id: 'l4-01-001',
  body: ItemBody.parse({
    kind: 'single',
    stem: '哪一项？',
    options: [
      { id: 'a', text: '甲' },
      { id: 'b', text: '乙' },
      { id: 'c', text: '丙' },
    ],
    key: 'a',
  }),
  optionOrder: ['c', 'a', 'b'],
}
const BLANKS: PaperQuestion = {
  id: 'l4-01-002',
  body: ItemBody.parse({
    kind: 'fillIn',
    stem: '____和____小时',
    blanks: [
      { kind: 'text', accepted: ['有意离网', '想离网'] },
      { kind: 'number', value: '48', unit: '小时' },
    ],
  }),
  optionOrder: [],
}
const CASE: PaperQuestion = {
  id: 'l2-01-001',
  body: ItemBody.parse({
    kind: 'caseStudy',
    stem: '读材料，回答两问。',
    material: '第一段。\n\n第二段。',
    points: 600,
    parts: [
      {
        kind: 'multiple',
        stem: '哪几项？',
        options: [
          { id: 'a', text: '甲' },
          { id: 'b', text: '乙' },
          { id: 'c', text: '丙' },
        ],
        key: ['a', 'c'],
        points: 200,
      },
      {
        kind: 'written',
        stem: '写出第一句话。',
        words: { min: 10, max: 100 },
        rubric: [
          {
            id: 'feeling',
            name: '接住感受',
            levels: [
              { points: 0, anchor: '没有' },
              { points: 400, anchor: '点名感受' },
            ],
          },
        ],
      },
    ],
  }),
  optionOrder: ['0/b', '0/c', '0/a'],
}

describe('a printed form', () => {
  it('numbers the questions, letters the options as they were shown, and leaves room to answer', () => {
    const [single, blanks, study] = printedItems([SINGLE, BLANKS, CASE])
    expect(single?.questions[0]).toMatchObject({
      number: '1',
      options: [
        { letter: 'A', text: '丙' },
        { letter: 'B', text: '甲' },
        { letter: 'C', text: '乙' },
      ],
      space: { kind: 'letters', letters: ['A', 'B', 'C'], several: false },
    })
    expect(blanks?.questions[0]?.space).toEqual({ kind: 'blanks', units: [null, '小时'] })
    expect(study).toMatchObject({ lead: '读材料，回答两问。', material: ['第一段。', '第二段。'] })
    expect(study?.questions.map(({ number, space }) => [number, space.kind])).toEqual([
      ['3.1', 'letters'],
      ['3.2', 'writing'],
    ])
  })

  it('holds no key, no accepted answer and no level of a rubric', () => {
    const text = JSON.stringify(printedItems([SINGLE, BLANKS, CASE]))
    for (const secret of ['"key"', '有意离网', '点名感受', '48']) expect(text).not.toContain(secret)
  })
})

describe('the answer key of a printed form', () => {
  it('names letters as printed, accepted wordings, and the rubric', () => {
    expect(answerKey([SINGLE, BLANKS, CASE]).map(({ number, answer }) => [number, answer])).toEqual([
      ['1', { kind: 'letters', letters: ['B'] }],
      ['2', { kind: 'blanks', accepted: [['有意离网', '想离网'], ['48小时']], groups: [] }],
      ['3.1', { kind: 'letters', letters: ['B', 'C'] }],
      ['3.2', expect.objectContaining({ kind: 'rubric', modelAnswer: null })],
    ])
  })
})
