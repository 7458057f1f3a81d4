import { type Card, createEmptyCard, fsrs, type Grade, Rating } from 'ts-fsrs'
import * as z from 'zod'

/** A card as it is stored: what FSRS knows of how well one thing is remembered. Times are epoch milliseconds. */
export const ReviewCard = z.object({
  due: z.number(),
  stability: z.number(),
  difficulty: z.number(),
  elapsed_days: z.number(),
  scheduled_days: z.number(),
  learning_steps: z.number(),
  reps: z.number(),
  lapses: z.number(),
  state: z.number(),
  last_review: z.number().nullable(),
})
export type ReviewCard = z.infer<typeof ReviewCard>

export type ReviewRating = 'again' | 'hard' | 'good' | 'easy'
const GRADES: Record<ReviewRating, Grade> = {
  again: Rating.Again,
  hard: Rating.Hard,
  good: Rating.Good,
  easy: Rating.Easy,
}

/**
 * Retention .90, no chance in the intervals, and no steps of minutes: the drill is a matter of days, and within a set
 * the twin of a missed case does what a second showing would.
 */
const scheduler = fsrs({ request_retention: 0.9, enable_fuzz: false, enable_short_term: false })

/**
 * The card after a review.
 * @param card null: the first time
 * @param at when it was reviewed, epoch milliseconds
 */
export function reviewed(card: ReviewCard | null, rating: ReviewRating, at: number): ReviewCard {
  const before = card
    ? {
        ...card,
        due: new Date(card.due),
        last_review: card.last_review === null ? undefined : new Date(card.last_review),
      }
    : createEmptyCard(new Date(at))
  return stored(scheduler.next(before as Card, new Date(at), GRADES[rating]).card)
}

const stored = (card: Card): ReviewCard => ({
  ...ReviewCard.omit({ due: true, last_review: true }).parse(card),
  due: card.due.getTime(),
  last_review: card.last_review?.getTime() ?? null,
})
