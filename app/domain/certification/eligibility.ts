import { DAY, type Instant } from '../shared/instant.ts'
import type { Level } from '../shared/level.ts'
import type { Calendar } from './calendar.ts'
import { type LevelRules, standsFor } from './rules.ts'

/** A certificate of a whole level that was not withdrawn or replaced: ours, or one earned elsewhere and put on record. */
export type HeldCertificate = Readonly<{ id: string; level: Level; validUntil: Instant | null }>

/** What is known of a person that an entry rule may ask for. */
export type Candidate = Readonly<{
  classHours: number
  certificates: readonly HeldCertificate[]
  inPostSince: Instant | null
}>

/** An entry condition that is not met, with the facts its words need. */
export type UnmetEntry =
  | Readonly<{ code: 'class-hours'; have: number; need: number }>
  /** `expiredAt`: one was held and has ended. */
  | Readonly<{ code: 'earlier-certificate'; level: Level; expiredAt: Instant | null }>
  /** `since` null: nobody has recorded it; else it is fulfilled after `fulfilledAt`. */
  | Readonly<{ code: 'time-in-post'; years: number; since: Instant | null; fulfilledAt: Instant | null }>
/** Why another try at a part has to wait. */
export type UnmetRetake =
  | Readonly<{ code: 'too-soon'; mayStartAt: Instant }>
  | Readonly<{ code: 'yearly-limit'; limit: number; mayStartAt: Instant }>
export type Unmet = UnmetEntry | UnmetRetake

const YEAR = 365 * DAY

const inForce = ({ validUntil }: HeldCertificate, now: Instant): boolean =>
  validUntil === null || now <= validUntil

/** The certificate of `level` or higher that holds longest, one in force before one that has ended. */
export function bestCertificate(held: readonly HeldCertificate[], level: Level): HeldCertificate | undefined {
  return held
    .filter((certificate) => standsFor(certificate.level, level))
    .sort(
      (a, b) => (b.validUntil ?? Number.POSITIVE_INFINITY) - (a.validUntil ?? Number.POSITIVE_INFINITY),
    )[0]
}

/** The entry conditions of a level that a person does not meet, each by name; none: he may sit its parts. */
export function unmetEntry(rules: LevelRules, candidate: Candidate, calendar: Calendar): UnmetEntry[] {
  const unmet: UnmetEntry[] = []
  const need = rules.classHours.value
  if (candidate.classHours < need) unmet.push({ code: 'class-hours', have: candidate.classHours, need })
  const level = rules.earlierLevel.value
  if (level !== null) {
    const best = bestCertificate(candidate.certificates, level)
    if (!best || !inForce(best, calendar.now))
      unmet.push({ code: 'earlier-certificate', level, expiredAt: best?.validUntil ?? null })
  }
  const years = rules.yearsInPost.value
  if (years > 0) {
    const since = candidate.inPostSince
    const fulfilledAt = since === null ? null : calendar.endOfTerm(since, 12 * years)
    if (fulfilledAt === null || calendar.now <= fulfilledAt)
      unmet.push({ code: 'time-in-post', years, since, fulfilledAt })
  }
  return unmet
}

/**
 * Why a further try at one part has to wait; empty: it may be now. A year is the 365 days before `now`.
 * @param tries when earlier tries at this part began, oldest first, voided ones left out
 */
export function unmetRetake(
  { retakeDays, attemptsPerYear }: Pick<LevelRules, 'retakeDays' | 'attemptsPerYear'>,
  tries: readonly Instant[],
  now: Instant,
): UnmetRetake[] {
  const unmet: UnmetRetake[] = []
  const last = tries.at(-1)
  const again = last === undefined ? undefined : last + retakeDays.value * DAY
  if (again !== undefined && now < again) unmet.push({ code: 'too-soon', mayStartAt: again })
  const thisYear = tries.filter((start) => start > now - YEAR)
  const limit = attemptsPerYear.value
  const oldest = thisYear.at(-limit)
  if (oldest !== undefined) unmet.push({ code: 'yearly-limit', limit, mayStartAt: oldest + YEAR })
  return unmet
}

/** Everything that keeps a person from sitting the theory part of a level now. */
export const eligibility = (
  rules: LevelRules,
  { earlierStarts, ...candidate }: Candidate & Readonly<{ earlierStarts: readonly Instant[] }>,
  calendar: Calendar,
): Unmet[] => [...unmetEntry(rules, candidate, calendar), ...unmetRetake(rules, earlierStarts, calendar.now)]
