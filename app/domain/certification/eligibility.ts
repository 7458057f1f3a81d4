import type { ExamRules } from '../blueprint/schema.ts'
import { DAY, type Instant } from '../shared/instant.ts'

/** What is known of a person that an entry rule may ask for. */
export type Candidate = Readonly<{
  classHours: number
  /** Starts of his earlier attempts at this exam, oldest first, voided ones left out. */
  earlierStarts: readonly Instant[]
}>

export type Unmet =
  | { readonly code: 'class-hours'; readonly have: number; readonly need: number }
  | { readonly code: 'too-soon'; readonly mayStartAt: Instant }
  | { readonly code: 'yearly-limit'; readonly limit: number; readonly mayStartAt: Instant }

const YEAR = 365 * DAY

/**
 * The conditions for sitting a theory exam that a person does not meet, each by name; none: he may sit it.
 * Hours are standard class hours; a year is the 365 days before `now`.
 */
export function unmetConditions(
  rules: ExamRules,
  { classHours, earlierStarts }: Candidate,
  now: Instant,
): Unmet[] {
  const unmet: Unmet[] = []
  if (classHours < rules.classHours.value) {
    unmet.push({ code: 'class-hours', have: classHours, need: rules.classHours.value })
  }
  const last = earlierStarts.at(-1)
  const again = last === undefined ? undefined : last + rules.retakeDays.value * DAY
  if (again !== undefined && now < again) unmet.push({ code: 'too-soon', mayStartAt: again })
  const thisYear = earlierStarts.filter((start) => start > now - YEAR)
  const limit = rules.attemptsPerYear.value
  const oldest = thisYear.at(-limit)
  if (oldest !== undefined) unmet.push({ code: 'yearly-limit', limit, mayStartAt: oldest + YEAR })
  return unmet
}
