import { describe, expect, test } from 'vitest'
import { seededRng, widenSeed } from '../shared/rng.ts'
import { chooseChallenge, confusedMotives, stateOfChallenge, unitStandings } from './challenge.ts'
import type { Motive } from './motives.ts'
import type { Tier } from './schema.ts'
import { motiveMap } from './team.ts'

const bank = (['E1', 'E4', 'R3'] as Motive[]).flatMap((primaryMotive) =>
  Array.from({ length: 8 }, (_, at) => ({
    id: `${primaryMotive}-${at}`,
    primaryMotive,
    tier: ((at % 4) + 1) as Tier,
  })),
)

describe('chooseChallenge', () => {
  const choose = (motives: Motive[]) => chooseChallenge(bank, motives, seededRng(widenSeed(7), 'drill'))
  test('takes the motives in turn, the harder first, and the same for the same seed', () => {
    const cases = choose(['E1', 'E4'])
    expect(cases).toHaveLength(10)
    expect(cases.filter(({ primaryMotive }) => primaryMotive === 'E1')).toHaveLength(5)
    // five of eight a motive: both of tier 4, both of tier 3, one of tier 2
    expect(cases.map(({ tier }) => tier).sort()).toEqual([2, 2, 3, 3, 3, 3, 4, 4, 4, 4])
    expect(choose(['E1', 'E4'])).toEqual(cases)
  })
  test('is shorter where the bank has no more', () => {
    expect(choose(['R3'])).toHaveLength(8)
    expect(choose([])).toEqual([])
  })
})

test('what the team confuses comes first, across classes before within', () => {
  const wrong = (key: Motive, said: Motive, times: number) =>
    Array.from({ length: times }, () => ({ key, said }))
  expect(confusedMotives([...wrong('E1', 'R3', 9), ...wrong('R1', 'R2', 9)]).slice(0, 2)).toEqual([
    'E1',
    'R3',
  ])
})

test.each([
  { now: 99, state: 'waits' },
  { now: 100, state: 'open' },
  { now: 200, state: 'open' },
  { now: 201, state: 'closed' },
])('at $now a challenge from 100 to 200 is $state', ({ now, state }) => {
  expect(stateOfChallenge({ opensAt: 100, closesAt: 200 }, now)).toBe(state)
})

test('units rank by the mean a case; a small one has no figure, equals share a rank', () => {
  const tries = (unitId: string, ...means: number[]) =>
    means.map((mean, at) => ({ personId: `${unitId}${at}`, unitId, scores: [mean, 0] }))
  const units = ['a', 'b', 'c', 'd'].map((unitId) => ({ unitId, people: 5 }))
  // a: (100 + 80 + 60) / (3 × 2) = 40
  const standings = unitStandings(
    units,
    [
      ...tries('a', 100, 80, 60),
      ...tries('b', 100, 100),
      ...tries('c', 80, 80, 80),
      ...tries('d', 100, 100, 100),
    ],
    2,
  )
  expect(standings.map(({ unitId, mean, rank, played }) => [unitId, mean, rank, played])).toEqual([
    ['d', 50, 1, 3],
    ['a', 40, 2, 3],
    ['c', 40, 2, 3],
    ['b', null, null, 2],
  ])
})

test('the motive named right least stands first; below ten answers only their number', () => {
  const said = (keyMotive: Motive, saidMotive: Motive, times: number, personId = 'a') =>
    Array.from({ length: times }, () => ({
      personId,
      caseId: 'c',
      keyClass: 'emotional' as const,
      saidClass: 'emotional' as const,
      keyMotive,
      saidMotive,
      score: 0,
      tookMs: 1,
      textLength: 1,
    }))
  const { motives, rows } = motiveMap(
    ['a', 'b'],
    [...said('E1', 'E1', 9), ...said('E1', 'E4', 3), ...said('R1', 'R1', 3), ...said('R1', 'R2', 7)],
  )
  expect(motives.slice(0, 2)).toMatchObject([
    { id: 'R1', all: { percent: 30, low: true, answers: 10 } },
    { id: 'E1', all: { percent: 75, low: false, answers: 12 } },
  ])
  expect(rows[1]?.cells.every(({ kind }) => kind === 'none')).toBe(true)
  expect(motiveMap(['a'], said('E2', 'E2', 9)).rows[0]?.cells.at(1)).toEqual({ kind: 'few', answers: 9 })
})
