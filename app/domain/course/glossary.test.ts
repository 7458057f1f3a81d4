import { describe, expect, test } from 'vitest'
import { changeGlossary, type GlossaryEntry, GlossaryForm, usesOfTerm, wordsSince } from './glossary.ts'

const disconnect: GlossaryEntry = {
  id: 'disconnect',
  zh: '拆机',
  en: 'disconnection',
  definition: '终止业务。',
  source: 'S8',
}
const sla: GlossaryEntry = {
  ...disconnect,
  id: 'sla',
  zh: 'SLA',
  en: 'service level agreement',
  aliases: ['质量承诺'],
}
const form = (more: Partial<GlossaryForm> = {}): GlossaryForm =>
  GlossaryForm.parse({
    zh: '移机',
    en: 'moving a line',
    definition: '换地方装。',
    definitionEn: '',
    aliases: [],
    source: 'team',
    asOf: '',
    ...more,
  })

describe('changeGlossary', () => {
  test('a new term gets its English as its id, and what is empty is left out', () => {
    const added = changeGlossary([disconnect], { kind: 'add', form: form() })
    expect(added).toMatchObject({
      value: {
        after: {
          id: 'moving-a-line',
          zh: '移机',
          en: 'moving a line',
          definition: '换地方装。',
          source: 'team',
        },
      },
    })
    expect(added.ok && Object.keys(added.value.after)).toHaveLength(5)
    const second = changeGlossary([{ ...disconnect, id: 'moving-a-line' }], { kind: 'add', form: form() })
    expect(second).toMatchObject({ value: { after: { id: 'moving-a-line-2' } } })
    expect(changeGlossary([], { kind: 'add', form: form({ en: 'New' }) })).toMatchObject({
      value: { after: { id: 'new-2' } },
    })
  })

  test.each([
    { name: 'another’s word', change: { kind: 'add', form: form({ zh: '拆机' }) }, code: 'term-taken' },
    {
      name: 'another’s other name, in another width',
      change: { kind: 'add', form: form({ aliases: ['ｓｌａ'] }) },
      code: 'term-taken',
    },
    { name: 'a term that is not there', change: { kind: 'retire', id: 'none' }, code: 'no-such-term' },
    { name: 'bringing back what stands', change: { kind: 'restore', id: 'sla' }, code: 'nothing-changed' },
  ] as const)('refuses $name', ({ change, code }) => {
    expect(changeGlossary([disconnect, sla], change)).toMatchObject({ ok: false, refusal: { code } })
  })

  test('a retired term gives its word free, and cannot come back while another has it', () => {
    const retired = changeGlossary([disconnect], { kind: 'retire', id: 'disconnect' })
    if (!retired.ok) throw new Error('refused')
    const taken = changeGlossary(retired.value.entries, { kind: 'add', form: form({ zh: '拆机' }) })
    if (!taken.ok) throw new Error('refused')
    expect(changeGlossary(taken.value.entries, { kind: 'restore', id: 'disconnect' })).toMatchObject({
      refusal: { code: 'term-taken', id: 'moving-a-line' },
    })
    expect(changeGlossary(retired.value.entries, { kind: 'restore', id: 'disconnect' })).toMatchObject({
      value: { entries: [disconnect] },
    })
  })
})

test('a term is used by lessons that explain it and by items that say one of its words', () => {
  const modules = [
    { id: 'l2-07', terms: ['sla'] },
    { id: 'l4-01', terms: [] },
  ]
  const row = (id: string, haystack: string, status = 'ready') => ({ id, stem: id, status, haystack })
  const rows = [
    row('a', '这是 sla 的等级'),
    row('b', '质量承诺'),
    row('c', '别的'),
    row('d', 'sla', 'retired'),
  ]
  expect(usesOfTerm(sla, { modules, rows })).toEqual({
    modules: [modules[0]],
    items: {
      byStatus: { ready: 2 },
      named: [
        { id: 'a', stem: 'a' },
        { id: 'b', stem: 'b' },
      ],
    },
  })
})

test('a lesson is told only of terms that were changed here, and of retired ones that they have no card', () => {
  const standing = [
    { ...disconnect, definition: '停掉业务。' },
    { ...sla, retired: true as const },
  ]
  expect(wordsSince([disconnect, sla], standing, ['disconnect', 'sla'])).toEqual({
    disconnect: { word: '拆机', means: '停掉业务。', source: 'S8' },
    sla: null,
  })
  expect(wordsSince([disconnect, sla], [disconnect, sla], ['disconnect', 'sla'])).toEqual({})
  expect(wordsSince([disconnect, sla], standing, [])).toEqual({})
})
