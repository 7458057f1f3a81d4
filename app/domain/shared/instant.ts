/** A moment, epoch milliseconds. The core never reads a clock: moments come in as arguments. */
export type Instant = number
/** A length of time in milliseconds. */
export type Millis = number

export const SECOND: Millis = 1_000
export const MINUTE: Millis = 60 * SECOND
export const HOUR: Millis = 60 * MINUTE
export const DAY: Millis = 24 * HOUR
