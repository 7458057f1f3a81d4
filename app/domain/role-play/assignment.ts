import type { Instant } from '../shared/instant.ts'

/** A scenario somebody is asked to play by a date. `variant` null: any. */
export type Asked = Readonly<{
  scenario: string
  variant: string | null
  assignedAt: Instant
  dueAt: Instant
}>

/** A talk as far as assignments look at it. */
export type Played = Readonly<{
  id: string
  scenario: string
  variant: string
  mode: string
  parentId: string | null
  startedAt: Instant
  endedAt: Instant | null
}>

/**
 * The talks that answer an assignment, in the order they ended: begun after it was made, finished, played from the
 * start by oneself. Those that ended in time all do; when none did, the first one that came late.
 */
export function answersTo<T extends Played>(asked: Asked, talks: readonly T[]): T[] {
  const counted = talks
    .flatMap((talk) =>
      talk.endedAt !== null && counts(asked, talk) ? [{ talk, endedAt: talk.endedAt }] : [],
    )
    .sort((a, b) => a.endedAt - b.endedAt)
  const inTime = counted.filter(({ endedAt }) => endedAt <= asked.dueAt)
  return (inTime.length > 0 ? inTime : counted.slice(0, 1)).map(({ talk }) => talk)
}

const counts = (asked: Asked, { scenario, variant, mode, parentId, startedAt }: Played): boolean =>
  scenario === asked.scenario &&
  (asked.variant === null || variant === asked.variant) &&
  (mode === 'free' || mode === 'guided') &&
  parentId === null &&
  startedAt >= asked.assignedAt

export type AssignmentState = 'done' | 'doneLate' | 'open' | 'overdue'

/** How one person stands with an assignment at a moment. @param answers what `answersTo` gave */
export function stateOfAssignment(
  { dueAt }: Asked,
  answers: readonly Pick<Played, 'endedAt'>[],
  now: Instant,
): AssignmentState {
  const [first] = answers
  if (!first) return now > dueAt ? 'overdue' : 'open'
  return (first.endedAt ?? 0) <= dueAt ? 'done' : 'doneLate'
}
