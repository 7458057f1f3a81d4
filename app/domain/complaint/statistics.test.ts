import { expect, test } from 'vitest'
import type { Motive } from './motives.ts'
import { classOf, MOTIVES } from './motives.ts'
import {
  type Answered,
  confusedPairs,
  motiveMatrix,
  motiveShare,
  namingClash,
  quantile,
  quickAndWrong,
  wilson,
} from './statistics.ts'

const answered = (keyMotive: Motive, saidMotive: Motive, more: Partial<Answered> = {}): Answered => ({
  caseId: 'c',
  keyClass: classOf(keyMotive),
  saidClass: classOf(saidMotive),
  keyMotive,
  saidMotive,
  score: keyMotive === saidMotive ? 100 : 0,
  tookMs: 5000,
  textLength: 10,
  ...more,
})

test('Wilson: 8 of 10 lies between 0.490 and 0.943', () => {
  // Agresti and Coull 1998 give the formula; worked by hand: centre 0.7167 , half width 0.2267
  expect(wilson(8, 10)).toMatchObject({
    low: expect.closeTo(0.4902, 3),
    high: expect.closeTo(0.9433, 3),
  })
  expect(wilson(0, 0)).toBeUndefined()
})

test('a matrix has the key in its rows', () => {
  const matrix = motiveMatrix([answered('E1', 'E4'), answered('E1', 'E4'), answered('R3', 'R3')])
  expect(matrix[MOTIVES.indexOf('E1')]?.[MOTIVES.indexOf('E4')]).toBe(2)
  expect(matrix[MOTIVES.indexOf('E4')]?.[MOTIVES.indexOf('E1')]).toBe(0)
})

test('a pair counts errors both ways', () => {
  const log = [answered('E1', 'E4'), answered('E4', 'E1'), answered('R1', 'R2'), answered('E2', 'E2')]
  expect(confusedPairs(log)).toEqual([
    { pair: ['E1', 'E4'], errors: 2 },
    { pair: ['R1', 'R2'], errors: 1 },
  ])
  expect(motiveShare(log, 'E2')).toMatchObject({ n: 1, right: 1 })
})

test('E1 and R3 taken for each other are counted apart', () => {
  expect(namingClash([answered('E1', 'R3'), answered('R3', 'E1'), answered('E1', 'R2')])).toBe(2)
})

test('quick and wrong is under 60 within 3 s and 120 ms a character', () => {
  const log = [
    answered('E1', 'R1', { tookMs: 4200 }),
    answered('E1', 'R1', { tookMs: 4201 }),
    answered('E1', 'E1', { tookMs: 100 }),
  ]
  expect(quickAndWrong(log)).toBe(1)
})

test('a quantile is by nearest rank', () => {
  const values = [15, 20, 35, 40, 50]
  expect([0.05, 0.3, 0.4, 0.5, 1].map((share) => quantile(values, share))).toEqual([15, 20, 20, 35, 50])
  expect(quantile([], 0.5)).toBeUndefined()
})
