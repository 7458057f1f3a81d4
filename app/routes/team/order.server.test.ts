import { expect, test } from 'vitest'
import type { TeamRow } from '../../db/reads/team.server.ts'
import { inOrder, sortingOf } from './order.server.ts'

const aRow = (login: string, more: Partial<TeamRow> = {}): TeamRow => ({
  id: login,
  login,
  name: login,
  unitId: 'u',
  unitName: 'u',
  modulesDone: 0,
  hours: 0,
  exam: { state: 'none' },
  lastActive: null,
  cells: [{ kind: 'few', answers: 0 }],
  ...more,
})
const order = (rows: TeamRow[], sort: string) =>
  inOrder(rows, ['law'], sortingOf(sort)).map(({ login }) => login)

test('those without a result stand last in both directions', () => {
  const rows = [
    aRow('a'),
    aRow('b', { exam: { state: 'failed', points: 4500, outOf: 10_000 } }),
    aRow('c', { exam: { state: 'passed', points: 7200, outOf: 10_000 } }),
  ]
  expect(order(rows, 'exam')).toEqual(['b', 'c', 'a'])
  expect(order(rows, '-exam')).toEqual(['c', 'b', 'a'])
})

test('a leaf sorts by its share, equals by staff number', () => {
  const share = (percent: number) => ({ kind: 'share', percent, step: 1, low: true, answers: 9 }) as const
  const rows = [
    aRow('b', { cells: [share(40)] }),
    aRow('a', { cells: [share(40)] }),
    aRow('c', { cells: [share(20)] }),
  ]
  expect(order(rows, 'law')).toEqual(['c', 'a', 'b'])
  expect(order(rows, '')).toEqual(['a', 'b', 'c'])
})
