import { expect, test } from 'vitest'
import { changesBetween, differing, type Versioned } from './changes.ts'
import { ItemBody, ItemFacts } from './schema.ts'

const aVersion = (given: { body?: Partial<ItemBody>; facts?: Partial<ItemFacts> } = {}): Versioned => ({
  body: ItemBody.parse({
    kind: 'multiple',
    stem: '哪些是流失倾向',
    options: [
      { id: 'a', text: '话费骤降' },
      { id: 'b', text: '按时交费' },
      { id: 'c', text: '多次投诉' },
    ],
    key: ['a', 'c'],
    ...given.body,
  }),
  facts: ItemFacts.parse({
    id: 'l4-08-001',
    knowledgePoint: 'work.churn-retention.signals',
    status: 'ready',
    difficulty: 'easy',
    asOf: '2012',
    source: { document: 'S6', ref: '第 1 题', kind: 'seed' },
    answerStatus: 'printed',
    rationale: '骤降与多次投诉都是信号。',
    ...given.facts,
  }),
})

test('the same wording twice changes nothing, whatever the order of fields and keys', () => {
  expect(changesBetween(aVersion(), aVersion({ body: { key: ['c', 'a'] } }))).toEqual([])
  const { ref, document, kind } = aVersion().facts.source
  expect(changesBetween(aVersion(), aVersion({ facts: { source: { kind, document, ref } } }))).toEqual([])
})

test('each part is named by itself', () => {
  expect(changesBetween(aVersion(), aVersion({ body: { stem: '哪些不是', key: ['a', 'b'] } }))).toEqual([
    'stem',
    'key',
  ])
  expect(changesBetween(aVersion(), aVersion({ facts: { rationale: '改过。', reserved: true } }))).toEqual([
    'rationale',
    'other',
  ])
})

test('two wordings part in the middle only', () => {
  expect(differing('早会九点开', '早会八点半开')).toEqual({
    before: [
      { text: '早会', changed: false },
      { text: '九点', changed: true },
      { text: '开', changed: false },
    ],
    after: [
      { text: '早会', changed: false },
      { text: '八点半', changed: true },
      { text: '开', changed: false },
    ],
  })
  expect(differing('同', '同').before).toEqual([{ text: '同', changed: false }])
  expect(differing('', '新').after).toEqual([{ text: '新', changed: true }])
})
