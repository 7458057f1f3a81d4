import * as z from 'zod'
import { type Instant, MINUTE } from '../shared/instant.ts'
import { Level } from '../shared/level.ts'
import { ok, type Result, refuse } from '../shared/result.ts'

export const SESSION_KINDS = ['practice', 'mock', 'formal'] as const
/** practice and mock: for learning, no certificate, no reserved items. formal: counts towards certification. */
export const SessionKind = z.enum(SESSION_KINDS)
export type SessionKind = z.infer<typeof SessionKind>

export const SESSION_STATUSES = ['draft', 'published', 'closed', 'cancelled'] as const
export type SessionStatus = (typeof SESSION_STATUSES)[number]

export const RELEASE_RULES = ['onMarking', 'afterClose', 'manual'] as const
/** When a marked paper may be seen: at once, when the sitting is over, or when an examiner lets the results out. */
export const ReleaseRule = z.enum(RELEASE_RULES)
export type ReleaseRule = z.infer<typeof ReleaseRule>

export const MOST_FORMS = 12

/** What is planned of a sitting. Times are moments; minutes, places and forms are whole numbers. */
export const SessionPlan = z.strictObject({
  level: Level,
  kind: SessionKind,
  title: z.string().trim().min(1).max(80),
  place: z.string().trim().max(120).nullable(),
  opensAt: z.int().nullable(),
  closesAt: z.int().nullable(),
  lateEntryMinutes: z.int().min(0).max(600).nullable(),
  places: z.int().min(1).max(5_000).nullable(),
  invitedOnly: z.boolean(),
  release: ReleaseRule.nullable(),
  parallelForms: z.int().min(1).max(MOST_FORMS).nullable(),
})
export type SessionPlan = z.infer<typeof SessionPlan>

export type PlanFault =
  | 'window-missing'
  | 'window-reversed'
  | 'window-too-short'
  | 'window-past'
  | 'late-entry-without-opening'
  | 'late-entry-after-close'
  | 'nobody-invited'
  | 'after-close-without-closing'

/** Nobody can do anything in less. */
const SHORTEST_WINDOW = 5 * MINUTE

/**
 * What is wrong with a plan, by name; none: it may be published.
 * @param invited how many people and units are on its list
 */
export function planFaults(
  plan: SessionPlan,
  { invited, now }: { invited: number; now: Instant },
): PlanFault[] {
  const { kind, opensAt, closesAt, lateEntryMinutes, invitedOnly, release } = plan
  const faults: PlanFault[] = []
  if (kind === 'formal' && (opensAt === null || closesAt === null)) faults.push('window-missing')
  if (opensAt !== null && closesAt !== null) {
    if (closesAt <= opensAt) faults.push('window-reversed')
    else if (closesAt - opensAt < SHORTEST_WINDOW) faults.push('window-too-short')
  }
  if (closesAt !== null && closesAt <= now) faults.push('window-past')
  if (lateEntryMinutes !== null) {
    if (opensAt === null) faults.push('late-entry-without-opening')
    else if (closesAt !== null && opensAt + lateEntryMinutes * MINUTE > closesAt)
      faults.push('late-entry-after-close')
  }
  if (invitedOnly && invited === 0) faults.push('nobody-invited')
  if (release === 'afterClose' && closesAt === null) faults.push('after-close-without-closing')
  return faults
}

export type SessionEvent = 'edit' | 'publish' | 'close' | 'cancel'
export type SessionRefusal = { code: 'session-status'; status: SessionStatus } | { code: 'session-started' }

/**
 * The status of a sitting after an event. Total. Once somebody has started, the plan is no longer edited and the
 * sitting cannot be cancelled: it is closed, and single attempts are voided.
 */
export function moveSession(
  { status, started }: { status: SessionStatus; started: number },
  event: SessionEvent,
): Result<SessionStatus, SessionRefusal> {
  const wrongStatus = refuse({ code: 'session-status', status } as const)
  switch (event) {
    case 'edit':
      if (status !== 'draft' && status !== 'published') return wrongStatus
      return started > 0 ? refuse({ code: 'session-started' }) : ok(status)
    case 'publish':
      return status === 'draft' ? ok('published') : wrongStatus
    case 'close':
      return status === 'published' ? ok('closed') : wrongStatus
    case 'cancel':
      if (status !== 'draft' && status !== 'published') return wrongStatus
      return started > 0 ? refuse({ code: 'session-started' }) : ok('cancelled')
  }
}

/** Where a published sitting stands in time. */
export type Phase = 'upcoming' | 'open' | 'over'

export function phaseOf(
  { status, opensAt, closesAt }: { status: string; opensAt: Instant | null; closesAt: Instant | null },
  now: Instant,
): Phase {
  if (status === 'closed' || status === 'cancelled' || (closesAt !== null && now >= closesAt)) return 'over'
  return opensAt !== null && now < opensAt ? 'upcoming' : 'open'
}
