import * as z from 'zod'
import { RED_LINES, type RedLine } from '../certification/red-line.ts'
import { ACTS } from './acts.ts'

/** Places in the trainee's own words, in UTF-16 units: from `start` up to, not including, `end`. */
export const Span = z.strictObject({ start: z.int().min(0), end: z.int().min(0) })
export type Span = z.infer<typeof Span>

/**
 * An act and what it is about.
 * `target`: id of a screen item, lookup, fact, objection or offer, or `promise` (the promises so far) or `consent`.
 * `details`: term keys told, `who` (an owner is named), `due` (a time is named). `tags`: see `TAGS`.
 * `p`: probability by the recogniser, 0…1, four decimals. `source`: heard in text, chosen in guided mode, or given by a
 * trainer, a test or a file.
 */
export const GroundedAct = z.strictObject({
  act: z.enum(ACTS),
  target: z.string().optional(),
  details: z.array(z.string()).readonly(),
  tags: z.array(z.string()).readonly(),
  span: Span,
  p: z.number().optional(),
  source: z.enum(['text', 'choice', 'given']),
})
export type GroundedAct = z.infer<typeof GroundedAct>

/** What holds of a turn as a whole (role-play.md §3.3). */
export const TURN_MARKS = ['duplicate', 'stuffed', 'leak'] as const

/**
 * `red:x` — the words of a red line without innocent context, or an act of families 15–16 sure enough to confirm it;
 * `suspected:x` — a red line heard, but not surely. An act that was chosen or given needs no flag.
 */
export type TurnFlag = (typeof TURN_MARKS)[number] | `red:${RedLine}` | `suspected:${RedLine}`

export const TurnFlag: z.ZodType<TurnFlag> = z.enum([
  ...TURN_MARKS,
  ...RED_LINES.map((redLine) => `red:${redLine}` as const),
  ...RED_LINES.map((redLine) => `suspected:${redLine}` as const),
])

/** One turn of the trainee as the engine takes it. `at`: milliseconds since the talk began; the pause is part of the input. */
export const TurnInput = z.strictObject({
  acts: z.array(GroundedAct).readonly(),
  flags: z.array(TurnFlag).readonly(),
  at: z.int().min(0),
})
export type TurnInput = z.infer<typeof TurnInput>
