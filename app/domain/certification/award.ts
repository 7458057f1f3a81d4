import type { Instant } from '../shared/instant.ts'
import type { Level } from '../shared/level.ts'
import type { Points } from '../shared/points.ts'

/** Exact: 5995 of a cut of 6000 is not a pass, whatever a page may show. */
export const passes = (points: Points, cutScore: Points): boolean => points >= cutScore

export type CertificateState = 'valid' | 'expired' | 'superseded' | 'revoked'

type Term = Readonly<{ revokedAt: Instant | null; supersededBy: string | null; validUntil: Instant }>

/** Revoked before replaced, replaced before expired: what a person did to it outweighs what time did. */
export function stateOf({ revokedAt, supersededBy, validUntil }: Term, now: Instant): CertificateState {
  if (revokedAt !== null) return 'revoked'
  if (supersededBy !== null) return 'superseded'
  return now > validUntil ? 'expired' : 'valid'
}

/** The printed number: WW-L4-2026-000128. */
export const seriesOf = (level: Level, year: number): string => `WW-${level.toUpperCase()}-${year}`
export const numberIn = (series: string, running: number): string =>
  `${series}-${String(running).padStart(6, '0')}`

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

/** A civil date: month 1…12, day 1…31. */
export type CivilDate = Readonly<{ year: number; month: number; day: number }>

/** The last day of a term of `months` from `from`: the same day of the month less one, or the month's end. */
export function lastDayOf({ year, month, day }: CivilDate, months: number): CivilDate {
  const index = year * 12 + (month - 1) + months
  const [toYear, toMonth] = [Math.floor(index / 12), (index % 12) + 1]
  const length = (MONTH_DAYS[toMonth - 1] ?? 31) + (toMonth === 2 && isLeap(toYear) ? 1 : 0)
  if (day > length) return { year: toYear, month: toMonth, day: length }
  if (day > 1) return { year: toYear, month: toMonth, day: day - 1 }
  return toMonth === 1
    ? { year: toYear - 1, month: 12, day: 31 }
    : {
        year: toYear,
        month: toMonth - 1,
        day: (MONTH_DAYS[toMonth - 2] ?? 31) + (toMonth - 1 === 2 && isLeap(toYear) ? 1 : 0),
      }
}
