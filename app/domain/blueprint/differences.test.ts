import { expect, test } from 'vitest'
import { aBlueprint } from '#tests/factories/blueprint.ts'
import { differencesOf } from './differences.ts'

test('what was changed is named with how it stood; what was not is left out', () => {
  const before = aBlueprint()
  expect(differencesOf(before, structuredClone(before))).toEqual([])
  const [top, ...others] = before.tree
  const [line, ...lines] = before.mix
  if (!top || !line) throw new Error('an empty blueprint')
  const after = {
    ...before,
    tree: [{ ...top, weight: top.weight + 1, max: 5_000 }, ...others],
    mix: [{ ...line, count: line.count + 2 }, ...lines],
    rows: [{ id: 'sound', where: { flagged: true }, unit: 'items' as const, max: 0, on: true }],
  }
  expect(differencesOf(before, after)).toEqual([
    { part: 'weight', of: top.id, before: String(top.weight), after: String(top.weight + 1) },
    { part: 'count', of: line.kind, before: String(line.count), after: String(line.count + 2) },
    { part: 'range', of: top.id, before: null, after: '–50' },
    { part: 'row', of: 'sound', before: null, after: expect.stringContaining('flagged') },
  ])
})
