import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seededRng, widenSeed } from '../shared/rng.ts'
import { pairWeights } from './confusion.ts'
import { MOTIVES } from './motives.ts'
import type { Tier } from './schema.ts'
import { chooseSet, type Learner, SET_LENGTH } from './select.ts'

const bank = MOTIVES.flatMap((primaryMotive) =>
  Array.from({ length: 8 }, (_, at) => ({
    id: `c-${primaryMotive.toLowerCase()}-${String(at + 1).padStart(3, '0')}`,
    primaryMotive,
    tier: ((at % 4) + 1) as Tier,
    // pairs E1/R3 of equal number are twins
    ...(primaryMotive === 'E1' && { twin: `c-r3-${String(at + 1).padStart(3, '0')}` }),
    ...(primaryMotive === 'R3' && { twin: `c-e1-${String(at + 1).padStart(3, '0')}` }),
  })),
)
const aLearner = (facts: Partial<Learner> = {}): Learner => ({
  due: [],
  met: new Set(),
  missed: [],
  log: [],
  tier: 4,
  ...facts,
})
const rng = (seed: number) => seededRng(widenSeed(seed), 'drill')
const ids = (set: readonly { id: string }[]) => set.map(({ id }) => id)

test('the heaviest pair is the one most confused; across classes weighs double', () => {
  const log = [
    ...Array.from({ length: 3 }, () => ({ key: 'E1', said: 'E4' }) as const),
    ...Array.from({ length: 3 }, () => ({ key: 'R1', said: 'E2' }) as const),
  ]
  // E2/R1: idiv(100 × 4 × 2, 3 + 4) = 114; E1/E4: idiv(100 × 4, 3 + 4) = 57; not yet seen across: idiv(200, 4) = 50
  expect(pairWeights(log).slice(0, 2)).toEqual([
    { pair: ['E2', 'R1'], weight: 114 },
    { pair: ['E1', 'E4'], weight: 57 },
  ])
})

describe('a set', () => {
  test('is ten cases, the same for the same seed', () => {
    const set = ids(chooseSet(bank, aLearner(), rng(7)))
    expect(set).toHaveLength(SET_LENGTH)
    expect(new Set(set).size).toBe(SET_LENGTH)
    expect(ids(chooseSet(bank, aLearner(), rng(7)))).toEqual(set)
    expect(ids(chooseSet(bank, aLearner(), rng(8)))).not.toEqual(set)
  })
  test('has at most five due cases, the most overdue first', () => {
    const due = ids(bank).slice(0, 8)
    const set = ids(chooseSet(bank, aLearner({ due, met: new Set(due) }), rng(1)))
    expect(set.filter((id) => due.includes(id)).sort()).toEqual(due.slice(0, 5))
  })
  test('has three new ones of the pair most confused', () => {
    const log = Array.from({ length: 20 }, () => ({ key: 'R4', said: 'E2' }) as const)
    const set = chooseSet(bank, aLearner({ log }), rng(3))
    expect(
      set.filter(({ primaryMotive }) => primaryMotive === 'R4' || primaryMotive === 'E2').length,
    ).toBeGreaterThanOrEqual(3)
  })
  test('brings the twin of a case missed', () => {
    expect(ids(chooseSet(bank, aLearner({ missed: ['c-e1-002'] }), rng(4)))).toContain('c-r3-002')
  })
  test('takes nothing harder than the learner’s tier while there is enough', () => {
    expect(chooseSet(bank, aLearner({ tier: 1 }), rng(5)).every(({ tier }) => tier === 1)).toBe(true)
  })
  test('goes on with what was met when nothing is new', () => {
    expect(chooseSet(bank, aLearner({ met: new Set(ids(bank)) }), rng(6))).toHaveLength(SET_LENGTH)
  })
  test('keeps twins at least two places apart, whatever the seed', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const due = ['c-e1-001', 'c-r3-001', 'c-e1-002', 'c-r3-002', 'c-e1-003']
        const set = chooseSet(bank, aLearner({ due, missed: ['c-r3-003'] }), rng(seed))
        for (const [at, { twin }] of set.entries())
          expect(ids(set.slice(at + 1, at + 3))).not.toContain(twin ?? '-')
      }),
      { numRuns: 200 },
    )
  })
})
