import type { Instant } from '../shared/instant.ts'

/** Terms in months need a calendar and a zone, which the core does not have: they come in with the moment. */
export type Calendar = Readonly<{
  now: Instant
  /** The last moment of a term of whole months that begins on the day of `from`. */
  endOfTerm(from: Instant, months: number): Instant
}>
