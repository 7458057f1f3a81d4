import { and, asc, eq, gt, inArray, ne, or } from 'drizzle-orm'
import type { Reading } from '../../domain/item/review.ts'
import type { Marker, QueuedReading } from '../../domain/marking/queue.ts'
import type { CriterionMark } from '../../domain/marking/rubric-marks.ts'
import type { Level } from '../../domain/shared/level.ts'
import type { Db } from '../engine/db.server.ts'
import { attempts, examSessions, markingTasks, people } from '../schema/index.ts'

/**
 * Every reading asked for in attempts that wait for people, done ones too: they say who has read what. A marked attempt
 * waits while late answers that were let in by decision are read.
 */
export async function readingQueue(db: Db): Promise<QueuedReading[]> {
  const late = db
    .select({ id: markingTasks.attemptId })
    .from(markingTasks)
    .where(and(gt(markingTasks.round, 1), ne(markingTasks.status, 'done')))
  const rows = await db
    .select({
      id: markingTasks.id,
      attemptId: markingTasks.attemptId,
      candidateId: attempts.personId,
      unitId: people.unitId,
      sessionId: attempts.examSessionId,
      level: markingTasks.level,
      slot: markingTasks.slot,
      part: markingTasks.part,
      round: markingTasks.round,
      reading: markingTasks.reading,
      itemId: markingTasks.itemId,
      itemVersion: markingTasks.itemVersion,
      status: markingTasks.status,
      markerId: markingTasks.markerId,
      claimedAt: markingTasks.claimedAt,
      createdAt: markingTasks.createdAt,
    })
    .from(markingTasks)
    .innerJoin(attempts, eq(attempts.id, markingTasks.attemptId))
    .innerJoin(people, eq(people.id, attempts.personId))
    .where(
      or(
        eq(attempts.status, 'awaitingManual'),
        and(
          inArray(attempts.status, ['marked', 'released']),
          gt(markingTasks.round, 1),
          inArray(attempts.id, late),
        ),
      ),
    )
    .orderBy(asc(markingTasks.createdAt), asc(markingTasks.id))
  return rows as QueuedReading[] // level and status are written from their own types
}

/** A marker, and where he works. @throws when there is no such person */
export async function getMarker(db: Db, personId: string): Promise<Marker> {
  const [row] = await db
    .select({ id: people.id, unitId: people.unitId })
    .from(people)
    .where(eq(people.id, personId))
  if (!row) throw new Error(`no person ${personId}`)
  return row
}

/** Titles of sittings by id. */
export async function sessionTitles(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select({ id: examSessions.id, title: examSessions.title })
    .from(examSessions)
    .where(inArray(examSessions.id, [...new Set(ids)]))
  return new Map(rows.map(({ id, title }) => [id, title]))
}

const taskColumns = {
  id: markingTasks.id,
  attemptId: markingTasks.attemptId,
  slot: markingTasks.slot,
  part: markingTasks.part,
  round: markingTasks.round,
  reading: markingTasks.reading,
  paperNumber: markingTasks.paperNumber,
  level: markingTasks.level,
  itemId: markingTasks.itemId,
  itemVersion: markingTasks.itemVersion,
  status: markingTasks.status,
  markerId: markingTasks.markerId,
  claimedAt: markingTasks.claimedAt,
  given: markingTasks.given,
  points: markingTasks.points,
  outOf: markingTasks.outOf,
  comment: markingTasks.comment,
  createdAt: markingTasks.createdAt,
}
export type MarkingTask = Awaited<ReturnType<typeof taskRows>>[number]
const taskRows = (db: Db) => db.select(taskColumns).from(markingTasks)

export async function findMarkingTask(db: Db, id: string): Promise<MarkingTask | undefined> {
  const [row] = await taskRows(db).where(eq(markingTasks.id, id))
  return row
}

/** The readings of an attempt's written answers, in the order of paper, part, round and reading. */
export async function markingTasksOf(db: Db, attemptId: string): Promise<MarkingTask[]> {
  return taskRows(db)
    .where(eq(markingTasks.attemptId, attemptId))
    .orderBy(
      asc(markingTasks.slot),
      asc(markingTasks.part),
      asc(markingTasks.round),
      asc(markingTasks.reading),
    )
}

/** One reading that is done, as the figures of consistency need it. */
export type DoneReading = Readonly<{
  answer: string
  level: Level
  sessionId: string
  itemId: string
  itemVersion: number
  part: string
  reading: number
  markerId: string
  marker: string
  given: readonly CriterionMark[]
  points: number
  outOf: number
}>

/** All readings done, whatever became of their attempts. */
export async function doneReadings(db: Db): Promise<DoneReading[]> {
  const rows = await db
    .select({
      attemptId: markingTasks.attemptId,
      slot: markingTasks.slot,
      part: markingTasks.part,
      round: markingTasks.round,
      reading: markingTasks.reading,
      level: markingTasks.level,
      sessionId: attempts.examSessionId,
      itemId: markingTasks.itemId,
      itemVersion: markingTasks.itemVersion,
      markerId: people.id,
      marker: people.name,
      given: markingTasks.given,
      points: markingTasks.points,
      outOf: markingTasks.outOf,
    })
    .from(markingTasks)
    .innerJoin(attempts, eq(attempts.id, markingTasks.attemptId))
    .innerJoin(people, eq(people.id, markingTasks.markerId))
    .where(eq(markingTasks.status, 'done'))
    .orderBy(asc(markingTasks.doneAt), asc(markingTasks.id))
  return rows.map(({ attemptId, slot, round, given, points, ...row }) => ({
    ...row,
    level: row.level as Level, // written from `Level` only
    answer: `${attemptId}/${slot}/${row.part}/${round}`,
    given: given ?? [],
    points: points ?? 0,
  }))
}

/**
 * What readers gave the written answers that stand, without their names: of each its last round, and of no round that is
 * still going on. Only for an attempt that is released.
 */
export async function readingsOf(db: Db, attemptId: string): Promise<(Reading & { slot: number })[]> {
  const tasks = await markingTasksOf(db, attemptId)
  const goingOn = new Set(tasks.filter(({ status }) => status !== 'done').map(({ round }) => round))
  const settled = tasks.filter(({ round }) => !goingOn.has(round))
  const lastOf = new Map(settled.map(({ slot, part, round }) => [`${slot}/${part}`, round]))
  return settled
    .filter(({ slot, part, round }) => lastOf.get(`${slot}/${part}`) === round)
    .map(({ slot, part, reading, points, given, comment }) => ({
      slot,
      part,
      reading,
      points: points ?? 0,
      given: given ?? [],
      comment,
    }))
}
