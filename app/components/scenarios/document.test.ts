import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseDocument } from 'yaml'
import { readDocument, valueAt, withMember, withValue } from './document.ts'
import { asText, fromText } from './field-text.ts'
import { type FieldSpec, SECTIONS } from './form-spec.ts'

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

test('every field the form has shows what stands in a file, and written back changes nothing', () => {
  for (const slug of ['number-porting', 'win-back', 'call-forwarding']) {
    const text = readFileSync(`content/scenarios/${slug}/scenario.yaml`, 'utf8')
    const { document } = readDocument(text)
    if (!document) throw new Error(slug)
    const parts = fieldsIn(
      SECTIONS.flatMap(({ fields }) => fields),
      [],
      (path) => valueAt(document, path),
    )
    const seen = parts.map(({ path }) => path.join('.'))
    if (slug === 'number-porting') expect(seen).toEqual(expect.arrayContaining(['consent.say.refused']))
    if (slug === 'call-forwarding')
      expect(seen).toEqual(expect.arrayContaining(['redLineCues.falsePromise', 'replies.hurt']))
    let now = text
    const written = new Set<string>()
    for (const { kind, path } of parts) {
      const value = valueAt(document, path)
      // an empty list says what no list says
      if (Array.isArray(value) && value.length === 0) continue
      const back = fromText(kind, asText(kind, value))
      expect(back, `${slug} ${path.join('.')}`).toEqual(value)
      // members of a list are written alike: the first stands for them
      const field = path.filter((step) => typeof step === 'string').join('.')
      if (written.has(field)) continue
      written.add(field)
      now = withValue(now, path, back)
    }
    expect(parseDocument(now).toJS()).toEqual(document.toJS())
  }
})

test('consent, weights, a red line’s words and a new reply are written, and go whole', () => {
  const weights = { D1: 10, D2: 20, D3: 20, D4: 20, D5: 10, D6: 20 }
  let text = withValue('id: x\nreplies: {}\n', ['weights'], weights)
  text = withValue(text, ['weights', 'D1'], 5)
  text = withValue(text, ['consent'], { offers: [], answer: { base: 'refused' } })
  text = withValue(text, ['consent', 'offers'], ['plan'])
  text = withValue(text, ['redLineCues', 'hideTerms'], [''])
  text = withValue(text, ['redLineCues', 'hideTerms'], ['没有合约'])
  expect(text).not.toContain('"没有合约"')
  text = withValue(text, ['replies', 'fact:moved.hot'], ['搬了！'])
  expect(parseDocument(text).toJS()).toEqual({
    id: 'x',
    replies: { 'fact:moved.hot': ['搬了！'] },
    weights: { ...weights, D1: 5 },
    consent: { offers: ['plan'], answer: { base: 'refused' } },
    redLineCues: { hideTerms: ['没有合约'] },
  })
  text = withValue(text, ['redLineCues', 'hideTerms'], undefined)
  text = withValue(text, ['weights'], undefined)
  expect(Object.keys(parseDocument(text).toJS())).toEqual(['id', 'replies', 'consent'])
})

type Shown = { kind: FieldSpec['kind']; path: (string | number)[] }

/** The single fields a form shows of a document, by their paths. */
function fieldsIn(
  fields: readonly FieldSpec[],
  base: readonly (string | number)[],
  heldAt: (path: (string | number)[]) => unknown,
): Shown[] {
  return fields.flatMap((field): Shown[] => {
    const path = [...base, ...field.path]
    const held = heldAt(path)
    if (held === undefined) return []
    if (field.kind === 'items')
      return (held as unknown[]).flatMap((_, n) => fieldsIn(field.fields, [...path, n], heldAt))
    if (field.kind === 'part') return fieldsIn(field.fields, path, heldAt)
    if (field.kind === 'texts')
      return Object.keys(held as object).map((name) => ({ kind: 'lines', path: [...path, name] }))
    return ['flag', 'choice', 'some', 'picked'].includes(field.kind) ? [] : [{ kind: field.kind, path }]
  })
}
