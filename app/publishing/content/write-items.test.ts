import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { aLoadedItem, SINGLE } from '#tests/factories/content.ts'
import { entryToWrite } from '../../domain/item/entry.ts'
import { parseAuthoredItem } from '../../domain/item/item.ts'
import { itemsFileWith } from './write-items.ts'

const { item } = aLoadedItem('l4-08-500', SINGLE, { writtenIn: 'platform' })

test('an item that is written and read again is the same', () => {
  const text = itemsFileWith(undefined, 'l4-08-signals', [entryToWrite(item)])
  const [entry] = parse(text).items
  expect(parseAuthoredItem(entry, 'l4')).toEqual({ kind: 'item', item })
})

test('an entry is replaced under its id, the rest of the file stays with its comments', () => {
  const before =
    'module: l4-08-signals\n# 第一节\nitems:\n  - id: l4-08-001 # 原有\n    stem: 旧\n  - id: l4-08-500\n    stem: 旧\n'
  const text = itemsFileWith(before, 'l4-08-signals', [
    { id: 'l4-08-500', stem: '新' },
    { id: 'l4-08-501', stem: '又' },
  ])
  expect(text).toContain('# 原有')
  expect(parse(text).items).toEqual([
    { id: 'l4-08-001', stem: '旧' },
    { id: 'l4-08-500', stem: '新' },
    { id: 'l4-08-501', stem: '又' },
  ])
})
