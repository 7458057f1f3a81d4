import { expect, test } from 'vitest'
import { type ReviewCard, type ReviewRating, reviewed, ReviewCard as Schema } from './review-card.ts'

const DAY = 86_400_000
const START = Date.UTC(2026, 10, 2, 8)

/** Intervals in whole days when every review is done on the day it is due. */
function intervals(ratings: readonly ReviewRating[]): number[] {
  let card: ReviewCard | null = null
  let at = START
  return ratings.map((rating) => {
    const next: ReviewCard = Schema.parse(JSON.parse(JSON.stringify(reviewed(card, rating, at))))
    const days = Math.round((next.due - at) / DAY)
    card = next
    at = next.due
    return days
  })
}

test('pinned: what FSRS 6 with its published weights gives at retention .90', () => {
  expect(intervals(['good', 'good', 'good', 'good'])).toEqual([3, 14, 57, 196])
  expect(intervals(['again', 'good', 'again', 'good', 'easy'])).toEqual([1, 3, 1, 3, 7])
})

test('never again on the same day, and later the better it went', () => {
  const first = (['again', 'hard', 'good', 'easy'] as const).map((rating) => intervals([rating])[0] ?? 0)
  expect(first[0]).toBeGreaterThanOrEqual(1)
  expect([...first].sort((a, b) => a - b)).toEqual(first)
})
