import type { Instant } from '../shared/instant.ts'
import { LEVELS, type Level } from '../shared/level.ts'
import type { Points } from '../shared/points.ts'
import type { Calendar } from './calendar.ts'
import { bestCertificate, type Candidate, unmetEntry } from './eligibility.ts'
import type { LevelRules } from './rules.ts'

export type Part = 'theory' | 'practical' | 'review'

/** The result of one try at a part that has not yet served a certificate. */
export type PartResult = Readonly<{
  id: string
  at: Instant
  points: Points
  outOf: Points
  /** At or above its cut, and without a red line. */
  passed: boolean
  /** Flagged by a regrade or a voided record: it counts for nothing until somebody has decided. */
  inQuestion: boolean
  redLines: readonly string[]
}>

export type LevelFacts = Candidate & Readonly<Record<Part, readonly PartResult[]>>

/** How a part stands: a pass is kept for a term; else the latest try says why it does not count. */
export type PartStanding = Readonly<{
  state: 'passed' | 'none' | 'failed' | 'lapsed' | 'inQuestion'
  resultId: string | null
  points: Points | null
  outOf: Points | null
  at: Instant | null
  keptUntil: Instant | null
  redLines: readonly string[]
}>

/** One condition of a level, met or not, with the facts its words need. */
export type Condition =
  | Readonly<{ name: 'class-hours'; met: boolean; have: number; need: number }>
  | Readonly<{
      name: 'earlier-certificate'
      met: boolean
      level: Level
      certificateId: string | null
      validUntil: Instant | null
    }>
  | Readonly<{
      name: 'time-in-post'
      met: boolean
      years: number
      since: Instant | null
      fulfilledAt: Instant | null
    }>
  | (Readonly<{ name: Part; met: boolean; cut: Points }> & PartStanding)

export type Standing = Readonly<{
  conditions: readonly Condition[]
  unmet: readonly Condition[]
  /** Nothing is missing: the level is to be awarded. */
  complete: boolean
}>

/**
 * How a person stands with a level: every condition with its facts, in the order they are usually met. It never fails:
 * what is unknown is unmet and says so. A part once passed stands to the end of its term; a later failure does not take
 * it away.
 * @see assessment.md §11
 */
export function standing(rules: LevelRules, facts: LevelFacts, calendar: Calendar): Standing {
  const entry = new Map(unmetEntry(rules, facts, calendar).map((unmet) => [unmet.code, unmet]))
  const conditions: Condition[] = [
    {
      name: 'class-hours',
      met: !entry.has('class-hours'),
      have: facts.classHours,
      need: rules.classHours.value,
    },
  ]
  const level = rules.earlierLevel.value
  if (level !== null) {
    const best = bestCertificate(facts.certificates, level)
    conditions.push({
      name: 'earlier-certificate',
      met: !entry.has('earlier-certificate'),
      level,
      certificateId: best?.id ?? null,
      validUntil: best?.validUntil ?? null,
    })
  }
  const years = rules.yearsInPost.value
  if (years > 0) {
    const since = facts.inPostSince
    conditions.push({
      name: 'time-in-post',
      met: !entry.has('time-in-post'),
      years,
      since,
      fulfilledAt: since === null ? null : calendar.endOfTerm(since, 12 * years),
    })
  }
  const months = rules.componentMonths.value
  const part = (name: Part, cut: Points) => {
    const stands = partStanding(facts[name], months, calendar)
    conditions.push({ name, met: stands.state === 'passed', cut, ...stands })
  }
  part('theory', rules.theoryCut.value)
  part('practical', rules.practicalCut.value)
  if (rules.review.value) part('review', rules.reviewCut.value)
  const unmet = conditions.filter(({ met }) => !met)
  return { conditions, unmet, complete: unmet.length === 0 }
}

const NO_TRY: PartStanding = {
  state: 'none',
  resultId: null,
  points: null,
  outOf: null,
  at: null,
  keptUntil: null,
  redLines: [],
}

function partStanding(
  results: readonly PartResult[],
  months: number,
  { now, endOfTerm }: Calendar,
): PartStanding {
  const latestFirst = [...results].sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1))
  const isKept = ({ at }: PartResult) => now <= endOfTerm(at, months)
  const kept = latestFirst.find((result) => result.passed && !result.inQuestion && isKept(result))
  const told = kept ?? latestFirst[0]
  if (!told) return NO_TRY
  const { id, at, points, outOf, redLines, passed, inQuestion } = told
  const state = kept ? 'passed' : inQuestion ? 'inQuestion' : passed ? 'lapsed' : 'failed'
  const keptUntil = passed ? endOfTerm(at, months) : null
  return { state, resultId: id, points, outOf, at, keptUntil, redLines }
}

/**
 * The level a person works for: the highest whose certificate below is in force, earned here or on record; else the
 * lowest.
 * @param lines every level from the lowest, with its conditions
 */
export function levelWorkedFor(
  lines: readonly Readonly<{ level: Level; conditions: readonly Condition[] }>[],
): Level {
  const open = lines.filter(({ conditions }) =>
    conditions.some(({ name, met }) => name === 'earlier-certificate' && met),
  )
  return open.at(-1)?.level ?? LEVELS[0]
}

/** The result a level is to be awarded by. @throws when the standing is not complete, or the level has no such part */
export function resultIn({ conditions }: Standing, part: Part): string {
  const found = conditions.find(({ name }) => name === part)
  if (!found || !('resultId' in found) || found.resultId === null) throw new Error(`no ${part} stands`)
  return found.resultId
}
