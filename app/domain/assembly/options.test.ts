import { describe, expect, test } from 'vitest'
import { ItemBody } from '../item/schema.ts'
import { widenSeed } from '../shared/rng.ts'
import { optionOrders } from './options.ts'

const aSingle = (pinned: readonly string[] = []) =>
  ItemBody.parse({
    kind: 'single',
    stem: '题干',
    options: ['a', 'b', 'c', 'd'].map((id) => ({ id, text: id, pinned: pinned.includes(id) })),
    key: 'a',
  })

describe('the order of options', () => {
  test('pinned options keep their place', () => {
    for (let n = 0; n < 50; n++) {
      const order = optionOrders(widenSeed(n), [{ id: 'l4-01-001', body: aSingle(['d']) }])['l4-01-001']
      expect(order?.[3]).toBe('d')
      expect([...(order ?? [])].sort()).toEqual(['a', 'b', 'c', 'd'])
    }
  })

  test('every option stands first about as often (χ², 3 degrees of freedom, p > 0.001)', () => {
    const first = new Map<string, number>()
    for (let n = 0; n < 4_000; n++) {
      const [id = ''] = optionOrders(widenSeed(n), [{ id: 'l4-01-001', body: aSingle() }])['l4-01-001'] ?? []
      first.set(id, (first.get(id) ?? 0) + 1)
    }
    const chi = [...first.values()].reduce((sum, seen) => sum + (seen - 1_000) ** 2 / 1_000, 0)
    expect(chi).toBeLessThan(16.27)
  })

  test('one item more shifts no order, and true–false has none', () => {
    const one = { id: 'l4-01-002', body: aSingle() }
    const judged = { id: 'l4-01-003', body: ItemBody.parse({ kind: 'trueFalse', stem: '题干', key: true }) }
    const alone = optionOrders(widenSeed(1), [one])
    const among = optionOrders(widenSeed(1), [{ id: 'l4-01-001', body: aSingle() }, judged, one])
    expect(among['l4-01-002']).toEqual(alone['l4-01-002'])
    expect(Object.keys(among)).toEqual(['l4-01-001', 'l4-01-002'])
  })
})
