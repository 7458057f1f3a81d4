import { MINUTE, type Millis } from '../shared/instant.ts'

/** The most that may be granted: ten hours, and a paper four times as long. */
export const MOST_EXTRA = { minutes: 600, percent: 300 } as const

/** Time a person has beyond the rules: whole minutes, and whole percent of the paper's own limit. The two add up. */
export type ExtraTime = Readonly<{ minutes: number; percent: number }>
export const NO_EXTRA: ExtraTime = { minutes: 0, percent: 0 }

/**
 * What was granted, in whole minutes: a share that is no whole minute is rounded up, in the candidate's favour.
 * @param limitMinutes the limit of the paper he sits
 */
export const extraMinutes = ({ minutes, percent }: ExtraTime, limitMinutes: number): number =>
  minutes + Math.ceil((limitMinutes * percent) / 100)

export const extraMillis = (granted: ExtraTime, limitMinutes: number): Millis =>
  extraMinutes(granted, limitMinutes) * MINUTE

export const isNothing = ({ minutes, percent }: ExtraTime): boolean => minutes === 0 && percent === 0

/** Whether this much may be granted; nothing at all takes back what was granted. */
export const isGrantable = ({ minutes, percent }: ExtraTime): boolean =>
  [minutes, percent].every((n) => Number.isInteger(n) && n >= 0) &&
  minutes <= MOST_EXTRA.minutes &&
  percent <= MOST_EXTRA.percent
