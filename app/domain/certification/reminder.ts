import { DAY, type Instant } from '../shared/instant.ts'

/**
 * The reminder that is due for a certificate: the smallest of the reminder days whose mark has been reached; undefined
 * before the first, and after the end.
 * @param days days before the end, in any order
 */
export function reminderDue(validUntil: Instant, days: readonly number[], now: Instant): number | undefined {
  if (now > validUntil) return undefined
  const reached = days.filter((day) => now > validUntil - day * DAY)
  return reached.length === 0 ? undefined : Math.min(...reached)
}

/** Days left, counted up: on its last day a certificate has one. */
export const daysLeft = (validUntil: Instant, now: Instant): number => Math.ceil((validUntil - now) / DAY)
