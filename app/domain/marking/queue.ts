import type { Instant } from '../shared/instant.ts'
import type { Level } from '../shared/level.ts'
import { byCodeUnit } from '../shared/rng.ts'
import type { ReadingRule } from './readings.ts'

/** One reading of one written answer, asked for or done, that people are asked for. */
export type QueuedReading = Readonly<{
  id: string
  attemptId: string
  /** Who wrote the answer: never shown, only kept from marking it himself. */
  candidateId: string
  /** Where he works: those who work with him may know his hand. */
  unitId: string
  sessionId: string
  level: Level
  slot: number
  part: string
  /** A late text that was let in by decision is another answer than the one read before it. */
  round: number
  reading: number
  itemId: string
  itemVersion: number
  status: 'open' | 'claimed' | 'done'
  markerId: string | null
  claimedAt: Instant | null
  createdAt: Instant
}>

/** Who reads. */
export type Marker = Readonly<{ id: string; unitId: string }>

/** What a marker may narrow the queue to. */
export type QueueFilter = Readonly<{
  level?: string
  sessionId?: string
  /** A question: `itemId@version/part`. */
  question?: string
}>

export const questionOf = ({ itemId, itemVersion, part }: QueuedReading): string =>
  `${itemId}@${itemVersion}/${part}`

/** The answer a reading is of. */
const answerOf = ({ attemptId, slot, part, round }: QueuedReading): string =>
  `${attemptId}/${slot}/${part}/${round}`

export const inFilter =
  ({ level, sessionId, question }: QueueFilter) =>
  (one: QueuedReading): boolean =>
    (!level || one.level === level) &&
    (!sessionId || one.sessionId === sessionId) &&
    (!question || questionOf(one) === question)

/** Whether anybody may take it: it waits, or its marker has not come back in time. */
export const isFree = (
  { status, claimedAt }: Pick<QueuedReading, 'status' | 'claimedAt'>,
  now: Instant,
  { claimMs }: ReadingRule,
): boolean => status === 'open' || (status === 'claimed' && claimedAt !== null && claimedAt + claimMs <= now)

/**
 * What this marker may take, in the order he should: answers of his own unit last, since its people might be known by
 * their words, so that others are there first; third readings first, since a result waits for them; then one question
 * after another, so that he keeps its rubric in mind; within it the oldest first. One reading of an answer.
 * Nobody marks himself, and nobody reads an answer twice.
 */
export function claimableBy(
  { id: markerId, unitId }: Marker,
  readings: readonly QueuedReading[],
  now: Instant,
  rule: ReadingRule,
): QueuedReading[] {
  const his = new Set(readings.filter((one) => one.markerId === markerId).map(answerOf))
  const own = (one: QueuedReading) => (one.unitId === unitId ? 1 : 0)
  const third = (one: QueuedReading) => (one.reading > 2 ? 0 : 1)
  const inOrder = readings
    .filter((one) => isFree(one, now, rule) && one.candidateId !== markerId && !his.has(answerOf(one)))
    .sort(
      (a, b) =>
        own(a) - own(b) ||
        third(a) - third(b) ||
        byCodeUnit(questionOf(a), questionOf(b)) ||
        a.createdAt - b.createdAt ||
        a.reading - b.reading ||
        byCodeUnit(a.id, b.id),
    )
  const once = new Map([...inOrder].reverse().map((one) => [answerOf(one), one]))
  return inOrder.filter((one) => once.get(answerOf(one)) === one)
}

/** The one he has in hand, while nobody else has taken it. */
export const heldBy = (markerId: string, readings: readonly QueuedReading[]): QueuedReading | undefined =>
  readings.find(({ status, markerId: of }) => status === 'claimed' && of === markerId)

export type QuestionProgress = Readonly<{
  question: string
  sessionId: string
  level: Level
  itemId: string
  itemVersion: number
  part: string
  readings: number
  done: number
  /** In somebody's hands. */
  claimed: number
  /** What this marker may take of it. */
  open: number
}>

/** How far each question of each sitting is, in the order a marker is led through them. */
export function progressOf(
  marker: Marker,
  readings: readonly QueuedReading[],
  now: Instant,
  rule: ReadingRule,
): QuestionProgress[] {
  const open = new Set(claimableBy(marker, readings, now, rule).map(({ id }) => id))
  const groups = new Map<string, QueuedReading[]>()
  for (const one of readings) {
    const name = `${one.level} ${one.sessionId} ${questionOf(one)}`
    groups.set(name, [...(groups.get(name) ?? []), one])
  }
  return [...groups.entries()]
    .sort(([a], [b]) => byCodeUnit(a, b))
    .flatMap(([, group]) => {
      const [first] = group
      if (!first) return []
      const { sessionId, level, itemId, itemVersion, part } = first
      const count = (is: (one: QueuedReading) => boolean) => group.filter(is).length
      return [
        {
          question: questionOf(first),
          sessionId,
          level,
          itemId,
          itemVersion,
          part,
          readings: group.length,
          done: count(({ status }) => status === 'done'),
          claimed: count((one) => one.status === 'claimed' && !isFree(one, now, rule)),
          open: count(({ id }) => open.has(id)),
        },
      ]
    })
}
