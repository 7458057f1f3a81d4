import { type Unit, unitsBelow } from '../people/roles.ts'
import { type Instant, MINUTE } from '../shared/instant.ts'
import { ok, type Result, refuse } from '../shared/result.ts'
import type { SessionStatus } from './session.ts'

/** What of a sitting decides whether somebody may start. */
export type Door = Readonly<{
  status: SessionStatus
  opensAt: Instant | null
  closesAt: Instant | null
  lateEntryMinutes: number | null
  places: number | null
  invitedOnly: boolean
}>

export type Invitee = Readonly<{ subjectKind: 'person' | 'unit'; subjectId: string }>

/** Who knocks. */
export type AtTheDoor = Readonly<{
  invited: boolean
  /** How many have started this sitting, this person not counted. */
  started: number
  /** Whether this person has sat it already; a voided attempt is none. */
  satAlready: boolean
  /** Whether the sitting may be sat more than once: the standing exam and practice. */
  repeatable: boolean
  code: 'none-asked' | 'missing' | 'wrong' | 'right'
}>

export type DoorRefusal =
  | { code: 'not-published' }
  | { code: 'session-cancelled' }
  | { code: 'session-closed' }
  | { code: 'not-invited' }
  | { code: 'sat-already' }
  | { code: 'not-open-yet'; opensAt: Instant }
  | { code: 'window-closed'; closesAt: Instant }
  | { code: 'late-entry-over'; until: Instant }
  | { code: 'places-full'; places: number }
  | { code: 'access-code-missing' }
  | { code: 'access-code-wrong' }

/** Whether somebody of a unit is on the list: by name, or because a unit covers everybody in it and below it. */
export function isInvited(
  invitees: readonly Invitee[],
  person: { id: string; unitId: string },
  units: readonly Unit[],
): boolean {
  return invitees.some(({ subjectKind, subjectId }) =>
    subjectKind === 'person' ? subjectId === person.id : unitsBelow(units, subjectId).has(person.unitId),
  )
}

/** The last moment at which somebody may still start; null: as long as it is open. */
export function entryUntil({
  opensAt,
  closesAt,
  lateEntryMinutes,
}: Pick<Door, 'opensAt' | 'closesAt' | 'lateEntryMinutes'>): Instant | null {
  if (opensAt === null || lateEntryMinutes === null) return closesAt
  const late = opensAt + lateEntryMinutes * MINUTE
  return closesAt === null ? late : Math.min(late, closesAt)
}

/**
 * Whether a person may start a sitting now. Total: it says yes, or names the first reason in the order a person can do
 * something about it, with its facts. The code is asked last, so that it is worth nothing to somebody not invited.
 */
export function mayStart(door: Door, person: AtTheDoor, now: Instant): Result<true, DoorRefusal> {
  const { status, opensAt, closesAt, places } = door
  if (status === 'draft') return refuse({ code: 'not-published' })
  if (status === 'cancelled') return refuse({ code: 'session-cancelled' })
  if (door.invitedOnly && !person.invited) return refuse({ code: 'not-invited' })
  if (person.satAlready && !person.repeatable) return refuse({ code: 'sat-already' })
  if (opensAt !== null && now < opensAt) return refuse({ code: 'not-open-yet', opensAt })
  if (closesAt !== null && now >= closesAt) return refuse({ code: 'window-closed', closesAt })
  if (status === 'closed') return refuse({ code: 'session-closed' })
  const until = entryUntil(door)
  if (until !== null && now > until) return refuse({ code: 'late-entry-over', until })
  if (places !== null && person.started >= places) return refuse({ code: 'places-full', places })
  if (person.code === 'missing') return refuse({ code: 'access-code-missing' })
  if (person.code === 'wrong') return refuse({ code: 'access-code-wrong' })
  return ok(true)
}
