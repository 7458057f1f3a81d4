import type { Candidate } from './use-live.ts'

/** A page that gives no sign of life for so long (it does every ten seconds) has lost its line, or is closed. */
const LOST_MS = 25_000

export type CandidateState =
  | 'sitting'
  | 'paused'
  | 'away'
  | 'lost'
  | 'over-time'
  | 'handed-in'
  | 'timed-out'
  | 'ended'
  | 'voided'

/** Where a candidate is now, by the server's time. */
export function stateOf(candidate: Candidate, now: number): CandidateState {
  const { status, endedBy, pausedAt, deadline, leftAt, seenAt, startedAt } = candidate
  if (status === 'voided') return 'voided'
  if (status !== 'inProgress') {
    if (endedBy === 'invigilator') return 'ended'
    return endedBy === 'deadline' ? 'timed-out' : 'handed-in'
  }
  if (pausedAt !== null) return 'paused'
  if (now > deadline) return 'over-time'
  if (now - (seenAt ?? startedAt) > LOST_MS) return 'lost'
  return leftAt === null ? 'sitting' : 'away'
}

/** What somebody should look at now. */
export const needsLook = (state: CandidateState): boolean =>
  state === 'away' || state === 'lost' || state === 'over-time'

export const isSitting = (state: CandidateState): boolean =>
  state === 'sitting' || state === 'paused' || needsLook(state)

/** What is left of the time; while the clock is stopped it stands still. */
export const timeLeft = ({ deadline, pausedAt }: Candidate, now: number): number =>
  Math.max(0, deadline - (pausedAt ?? now))
