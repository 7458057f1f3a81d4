import { expect, test } from 'vitest'
import { answersTo, type Played, stateOfAssignment } from './assignment.ts'

const asked = { scenario: 'price', variant: null, assignedAt: 100, dueAt: 200 }
const aTalk = (id: string, more: Partial<Played> = {}): Played => ({
  id,
  scenario: 'price',
  variant: 'a',
  mode: 'free',
  parentId: null,
  startedAt: 110,
  endedAt: 150,
  ...more,
})
const ids = (talks: readonly Played[], more: Partial<typeof asked> = {}) =>
  answersTo({ ...asked, ...more }, talks).map(({ id }) => id)

test.each([
  { name: 'one begun before it was asked', talk: { startedAt: 99 } },
  { name: 'another scenario', talk: { scenario: 'coverage' } },
  { name: 'one that goes on', talk: { endedAt: null } },
  { name: 'a branch', talk: { parentId: 'x' } },
  { name: 'an exam', talk: { mode: 'exam' } },
  { name: 'a team’s', talk: { mode: 'team' } },
])('$name does not answer', ({ talk }) => {
  expect(ids([aTalk('one', talk)])).toEqual([])
})

test('every talk in time answers, in the order they ended; a late one only when none was in time', () => {
  const late = aTalk('late', { endedAt: 201 })
  expect(ids([late, aTalk('second', { endedAt: 190 }), aTalk('first')])).toEqual(['first', 'second'])
  expect(ids([aTalk('later', { endedAt: 300 }), late])).toEqual(['late'])
})

test('a variant that was asked for has to be the one played', () => {
  const other = { scenario: 'price', variant: 'b', assignedAt: 100, dueAt: 200 }
  expect(answersTo(other, [aTalk('one')])).toEqual([])
})

test.each([
  { endedAt: undefined, now: 200, state: 'open' },
  { endedAt: undefined, now: 201, state: 'overdue' },
  { endedAt: 200, now: 999, state: 'done' },
  { endedAt: 201, now: 999, state: 'doneLate' },
])('ended at $endedAt, seen at $now, is $state', ({ endedAt, now, state }) => {
  expect(stateOfAssignment(asked, endedAt === undefined ? [] : [{ endedAt }], now)).toBe(state)
})
