import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseDocument } from 'yaml'
import { readDocument, valueAt, withMember, withValue } from './document.ts'

const source = readFileSync('content/scenarios/disconnect/scenario.yaml', 'utf8')
const comments = (text: string) => text.match(/#[^\n]+/g) ?? []
const at = (text: string, path: (string | number)[]) => {
  const { document } = readDocument(text)
  return document ? valueAt(document, path) : null
}

test('an edit in the form changes one field, and every comment stays', () => {
  const renamed = withValue(source, ['persona', 'name'], '许女士，本人')
  expect(at(renamed, ['persona', 'name'])).toBe('许女士，本人')
  expect(comments(renamed)).toEqual(comments(source))
  const raw = { ...parseDocument(source).toJS() }
  expect(parseDocument(renamed).toJS()).toEqual({
    ...raw,
    persona: { ...raw.persona, name: '许女士，本人' },
  })
})

test('a list is changed member by member', () => {
  const written = 'say:\n  - 一 # 第一句\n  - 二\n  - 三\n'
  expect(withValue(written, ['say'], ['甲', '二'])).toBe('say:\n  - 甲 # 第一句\n  - 二\n')
  expect(withValue(written, ['say'], ['一', '二', '三', '四'])).toBe(`${written}  - 四\n`)
})

test('a field that is emptied goes, and what was around it alone', () => {
  const written = 'id: x\ngate:\n  moodLte: 40\n'
  expect(withValue(written, ['gate', 'moodLte'], undefined)).toBe('id: x\n')
  expect(withValue('id: x\n', ['gate', 'moodLte'], 40)).toBe(written)
})

test('a member is added; a half-width comma is quoted, not split', () => {
  const more = withMember(source, ['facts'], { id: 'new', say: ['一, 二'] })
  expect(at(more, ['facts', 3])).toEqual({ id: 'new', say: ['一, 二'] })
  expect(comments(more)).toEqual(comments(source))
  expect(withMember('id: x\n', ['facts'], { id: 'y' })).toBe('id: x\nfacts:\n  - id: y\n')
})

test('what cannot be read names its line and is left as it is', () => {
  expect(readDocument('a: 1\nb: {{\n')).toMatchObject({ document: null })
  expect(withValue('b: {{\n', ['b'], 1)).toBe('b: {{\n')
})
