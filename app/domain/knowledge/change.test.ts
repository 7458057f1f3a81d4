import { describe, expect, test } from 'vitest'
import { changeKnowledge, KnowledgeChange, nodesOf, treeOf } from './change.ts'
import type { KnowledgeTree } from './schema.ts'

const tree: KnowledgeTree = {
  leaves: [
    {
      id: 'work.care',
      name: '客户关怀',
      points: [{ id: 'work.care.signals', name: '信号', level: 'l4', module: 'l4-08-signals' }],
    },
    { id: 'law', name: '法律', points: [] },
  ],
}
const free = { modules: [], ready: [] }
const names = { name: '回访', nameEn: 'Call back', about: '' }
const add = KnowledgeChange.parse({
  kind: 'add',
  leaf: 'law',
  form: { ...names, level: 'l3', module: 'l3-08-rules-of-service' },
})

test('a tree taken apart and put together is the same', () => {
  expect(treeOf(nodesOf(tree))).toEqual(tree)
})

describe('changeKnowledge', () => {
  test('a new point gets the leaf and its English as its id', () => {
    const added = changeKnowledge(tree, add, free)
    expect(added).toMatchObject({ value: { after: { id: 'law.call-back', name: '回访', leaf: 'law' } } })
    expect(added.ok && added.value.tree.leaves[1]?.points).toEqual([
      {
        id: 'law.call-back',
        name: '回访',
        nameEn: 'Call back',
        level: 'l3',
        module: 'l3-08-rules-of-service',
      },
    ])
  })
  test('a leaf and a point are named anew, their ids stay', () => {
    expect(changeKnowledge(tree, { kind: 'edit', id: 'law', form: names }, free)).toMatchObject({
      value: { after: { id: 'law', name: '回访', nameEn: 'Call back' } },
    })
    const point = changeKnowledge(tree, { kind: 'edit', id: 'work.care.signals', form: names }, free)
    expect(point).toMatchObject({ value: { after: { id: 'work.care.signals', name: '回访', level: 'l4' } } })
  })
  test.each([
    {
      name: 'retiring what a lesson teaches',
      change: { kind: 'retire', id: 'work.care.signals' },
      hanging: { modules: ['l4-08-signals'], ready: [] },
      code: 'point-in-use',
    },
    {
      name: 'retiring what a ready item asks',
      change: { kind: 'retire', id: 'work.care.signals' },
      hanging: { modules: [], ready: ['l4-08-001'] },
      code: 'point-in-use',
    },
    { name: 'retiring a leaf', change: { kind: 'retire', id: 'law' }, hanging: free, code: 'no-such-node' },
    {
      name: 'bringing back what stands',
      change: { kind: 'restore', id: 'work.care.signals' },
      hanging: free,
      code: 'nothing-changed',
    },
    {
      name: 'a name its sister has',
      change: { kind: 'edit', id: 'law', form: { ...names, name: '客户关怀' } },
      hanging: free,
      code: 'name-taken',
    },
  ] as const)('refuses $name', ({ change, hanging, code }) => {
    expect(changeKnowledge(tree, change, hanging)).toMatchObject({ ok: false, refusal: { code } })
  })
})
