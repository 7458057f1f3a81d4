import { and, asc, count, eq, inArray, isNotNull } from 'drizzle-orm'
import type { AttemptStatus } from '../../domain/attempt/state.ts'
import type { Db } from '../engine/db.server.ts'
import { answers, attemptPresence, attemptSlots, attempts, people, units } from '../schema/index.ts'

/** One candidate as the invigilator sees him. No answer and no key in it. */
export type Watched = Readonly<{
  attemptId: string
  personId: string
  login: string
  name: string
  unitName: string
  status: AttemptStatus
  startedAt: number
  deadline: number
  endedAt: number | null
  endedBy: string | null
  pausedAt: number | null
  extraMs: number
  address: string | null
  formNumber: number | null
  /** How often another device or page took the paper over. */
  takenOver: number
  answered: number
  seenAt: number | null
  visible: boolean
  slot: number | null
  timesLeft: number
  leftMs: number
  leftAt: number | null
}>

/** The epoch after the first opening: each one beyond it was a take-over. */
const OPENED = 2

/** Everybody who has started a sitting, by login. Two statements, whatever the number of candidates. */
export async function watchedOf(db: Db, examSessionId: string): Promise<Watched[]> {
  const rows = await db
    .select({
      attemptId: attempts.id,
      personId: attempts.personId,
      login: people.login,
      name: people.name,
      unitName: units.name,
      status: attempts.status,
      startedAt: attempts.startedAt,
      deadline: attempts.deadline,
      endedAt: attempts.endedAt,
      receipt: attempts.receipt,
      pausedAt: attempts.pausedAt,
      extraMs: attempts.extraMs,
      address: attempts.address,
      formNumber: attempts.formNumber,
      epoch: attempts.epoch,
      seenAt: attemptPresence.seenAt,
      visible: attemptPresence.visible,
      slot: attemptPresence.slot,
      timesLeft: attemptPresence.timesLeft,
      leftMs: attemptPresence.leftMs,
      leftAt: attemptPresence.leftAt,
    })
    .from(attempts)
    .innerJoin(people, eq(people.id, attempts.personId))
    .innerJoin(units, eq(units.id, people.unitId))
    .leftJoin(attemptPresence, eq(attemptPresence.attemptId, attempts.id))
    .where(eq(attempts.examSessionId, examSessionId))
    .orderBy(asc(people.login), asc(attempts.startedAt))
  const answered = new Map(
    (
      await db
        .select({ attemptId: answers.attemptId, n: count() })
        .from(answers)
        .innerJoin(attempts, eq(attempts.id, answers.attemptId))
        .where(and(eq(attempts.examSessionId, examSessionId), isNotNull(answers.value)))
        .groupBy(answers.attemptId)
    ).map(({ attemptId, n }) => [attemptId, n]),
  )
  return rows.map(({ receipt, epoch, status, visible, timesLeft, leftMs, ...row }) => ({
    ...row,
    status: status as AttemptStatus, // written from `AttemptStatus` only
    endedBy: receipt?.by ?? null,
    takenOver: Math.max(0, epoch - OPENED),
    answered: receipt?.answered ?? answered.get(row.attemptId) ?? 0,
    visible: visible ?? true,
    timesLeft: timesLeft ?? 0,
    leftMs: leftMs ?? 0,
  }))
}

/** How many questions each paper of a sitting has. */
export async function paperLengths(db: Db, examSessionId: string): Promise<Map<string, number>> {
  const rows = await db
    .select({ attemptId: attemptSlots.attemptId, n: count() })
    .from(attemptSlots)
    .innerJoin(attempts, eq(attempts.id, attemptSlots.attemptId))
    .where(eq(attempts.examSessionId, examSessionId))
    .groupBy(attemptSlots.attemptId)
  return new Map(rows.map(({ attemptId, n }) => [attemptId, n]))
}

/** What a candidate's page must hear of at once. */
export type Signal = Readonly<{
  id: string
  status: AttemptStatus
  epoch: number
  deadline: number
  pausedAt: number | null
}>

/** The signals of these attempts. @param ids at most a few hundred */
export async function signalsOf(db: Db, ids: readonly string[]): Promise<Signal[]> {
  if (ids.length === 0) return []
  const rows = await db
    .select({
      id: attempts.id,
      status: attempts.status,
      epoch: attempts.epoch,
      deadline: attempts.deadline,
      pausedAt: attempts.pausedAt,
    })
    .from(attempts)
    .where(inArray(attempts.id, [...ids]))
  return rows as Signal[] // status is written from `AttemptStatus` only
}

export async function findPresence(db: Db, attemptId: string) {
  const [row] = await db.select().from(attemptPresence).where(eq(attemptPresence.attemptId, attemptId))
  return row
}
