import type { Instant } from '../shared/instant.ts'

/** An answer that arrived too late, or one that stands. */
type Given = Readonly<{ slot: number; epoch: number; seq: number }>

/**
 * The late answers that a decision would let count: the newest of each slot, where it is newer than what stands there.
 * In slot order.
 */
export function countableLate<T extends Given>(late: readonly T[], standing: readonly Given[]): T[] {
  const newest = new Map<number, Given>(standing.map((answer) => [answer.slot, answer]))
  const countable = new Map<number, T>()
  for (const event of late) {
    const known = newest.get(event.slot)
    if (known && (known.epoch > event.epoch || (known.epoch === event.epoch && known.seq >= event.seq)))
      continue
    newest.set(event.slot, event)
    countable.set(event.slot, event)
  }
  return [...countable.values()].sort((a, b) => a.slot - b.slot)
}

type LogLine = Readonly<{ id: string; kind: string; actorId: string | null; facts: Record<string, unknown> }>

/** A decision to let late answers count, with written ones among them that markers read first. */
export type LateDecision = Readonly<{
  id: string
  decidedBy: string
  reason: string
  /** Of the readings it asked for. */
  round: number
  /** Client ids of the late answers it lets count. */
  events: readonly string[]
}>

/** The decision whose written answers are still being read, if any; lines may come in any order. */
export function lateBeingRead(log: readonly LogLine[]): LateDecision | undefined {
  const settled = new Set(log.flatMap(({ kind, facts }) => (kind === 'late-counted' ? [facts.decision] : [])))
  const line = log.find(({ id, kind }) => kind === 'late-sent' && !settled.has(id))
  if (!line || line.actorId === null) return undefined
  const { reason, round, events } = line.facts
  return {
    id: line.id,
    decidedBy: line.actorId,
    reason: String(reason),
    round: Number(round),
    events: Array.isArray(events) ? events.map(String) : [],
  }
}

/** What became of an attempt's late answers, in events: nobody has decided yet, markers read them, they count. */
export type LateFates = Readonly<{ undecided: number; beingRead: number; counted: number }>

/** A decision is on everything that had arrived by then. */
export function lateFates(
  late: readonly Readonly<{ receivedAt: Instant }>[],
  log: readonly (LogLine & Readonly<{ at: Instant }>)[],
): LateFates {
  const reading = lateBeingRead(log)
  const sent = log.filter(({ kind }) => kind === 'late-sent')
  const atOnce = log.filter(
    ({ kind, facts }) => kind === 'late-counted' && !sent.some(({ id }) => id === facts.decision),
  )
  const decisions = [...sent, ...atOnce].sort((a, b) => a.at - b.at)
  const fates = { undecided: 0, beingRead: 0, counted: 0 }
  for (const { receivedAt } of late) {
    const decision = decisions.find(({ at }) => receivedAt <= at)
    if (!decision) fates.undecided++
    else if (decision.id === reading?.id) fates.beingRead++
    else fates.counted++
  }
  return fates
}
