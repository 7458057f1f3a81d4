import { expect, test } from 'vitest'
import { aContent, aLoadedItem, SINGLE } from '#tests/factories/content.ts'
import { askedText } from '../../../domain/item/alike.ts'
import { blankEntry, entryOf, itemOfWork, type WorkEntry } from '../../../domain/item/work.ts'
import { checkItem } from './check-item.ts'

const DECIDED = { id: 'l4-08-500', author: 'PX-1', reviewedBy: 'PX-2' }
const { tree } = aContent().knowledge
const told = (entry: WorkEntry, others: Parameters<typeof checkItem>[1]['others'] = []) =>
  checkItem(itemOfWork(entry, 'l4', DECIDED), { tree, others }).map(
    ({ path, message }) => `${path}: ${message}`,
  )

const { item } = aLoadedItem('l4-08-009', { ...SINGLE, stem: '另一件事该怎么看？' })

test('what is not written yet is said in Chinese, field by field', () => {
  const blank = blankEntry({ kind: 'single', knowledgePoint: 'work.care.signals', year: '2026' })
  const findings = told({ ...blank, parts: [] })
  expect(findings).toEqual(
    expect.arrayContaining([
      'stem: 还没写',
      'options.1.text: 选项 B 还没写',
      'key: 还没填',
      'difficulty: 还没选',
    ]),
  )
  expect(findings.filter((finding) => !/\p{Script=Han}/u.test(finding))).toEqual([])
})

test('an item written here is checked by the rules of the files', () => {
  expect(told(entryOf(item))).toEqual([])
  expect(told({ ...entryOf(item), key: 'e' })).toEqual([expect.stringMatching(/^key: 答案 "e" 不在选项中/)])
})

test('an item that asks the same as another is named, itself is not', () => {
  const asked = askedText(item.body)
  expect(told(entryOf(item), [{ id: 'l4-08-500', kind: 'single', asked }])).toEqual([])
  expect(told(entryOf(item), [{ id: 'l4-08-007', kind: 'single', asked }])).toEqual([
    expect.stringMatching(/^stem: 题干与 l4-08-007 几乎相同/),
  ])
})
