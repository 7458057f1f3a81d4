import { expect, test } from 'vitest'
import type { Chances } from './recognise.ts'
import { bestRuns } from './runs.ts'

/** Reads by a table of `first-last` to probability; what is not in it is unlikely. */
const reading =
  (table: Record<string, number>) =>
  (first: number, last: number): Chances => [{ act: 'explain', p: table[`${first}-${last}`] ?? 0.05 }]
const bounds = (runs: ReturnType<typeof bestRuns>) => runs.map(({ first, last }) => `${first}-${last}`)

test.each([
  {
    name: 'clauses that say little stay together',
    table: { '0-1': 0.9, '0-0': 0.5, '1-1': 0.6 },
    into: ['0-1'],
  },
  {
    name: 'clauses sure by themselves part',
    table: { '0-1': 0.6, '0-0': 0.99, '1-1': 0.99 },
    into: ['0-0', '1-1'],
  },
])('$name', ({ table, into }) => {
  expect(bounds(bestRuns(2, reading(table)))).toEqual(into)
})

test('a clause that stands alone joins nobody', () => {
  expect(bounds(bestRuns(3, reading({ '0-2': 0.99, '0-1': 0.9 }), (clause) => clause === 2))).toEqual([
    '0-1',
    '2-2',
  ])
})
