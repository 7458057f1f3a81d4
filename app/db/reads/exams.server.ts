import { and, asc, desc, eq, inArray, lt } from 'drizzle-orm'
import type { AttemptStatus } from '../../domain/attempt/state.ts'
import type { ItemKind } from '../../domain/item/schema.ts'
import type { Level } from '../../domain/shared/level.ts'
import type { Db } from '../engine/db.server.ts'
import {
  answers,
  attemptSlots,
  attempts,
  bankSnapshots,
  certificates,
  examSessions,
  marks,
  people,
  scoreVersions,
  tablePools,
} from '../schema/index.ts'

/** The newest pool of a level, with the bank it was solved on. */
export async function findPool(db: Db, level: Level) {
  const [row] = await db
    .select({
      id: tablePools.id,
      blueprintVersion: tablePools.blueprintVersion,
      snapshotId: tablePools.snapshotId,
      tables: tablePools.tables,
      capacity: tablePools.capacity,
      createdAt: tablePools.createdAt,
      entries: bankSnapshots.entries,
    })
    .from(tablePools)
    .innerJoin(bankSnapshots, eq(bankSnapshots.id, tablePools.snapshotId))
    .where(eq(tablePools.level, level))
    .orderBy(desc(tablePools.createdAt), desc(tablePools.id))
    .limit(1)
  return row
}

export async function allExamSessions(db: Db) {
  return db.select().from(examSessions).orderBy(asc(examSessions.level), asc(examSessions.id))
}

export async function findExamSession(db: Db, id: string) {
  const [row] = await db.select().from(examSessions).where(eq(examSessions.id, id))
  return row && { ...row, level: row.level as Level } // written from `Level` only
}

const attemptColumns = {
  id: attempts.id,
  examSessionId: attempts.examSessionId,
  personId: attempts.personId,
  level: attempts.level,
  status: attempts.status,
  epoch: attempts.epoch,
  blueprintVersion: attempts.blueprintVersion,
  poolId: attempts.poolId,
  formHash: attempts.formHash,
  fullMark: attempts.fullMark,
  cutScore: attempts.cutScore,
  graceMs: attempts.graceMs,
  release: attempts.release,
  startedAt: attempts.startedAt,
  deadline: attempts.deadline,
  endedAt: attempts.endedAt,
  submitKey: attempts.submitKey,
  receipt: attempts.receipt,
  releasedAt: attempts.releasedAt,
}

type AttemptRow = Awaited<ReturnType<typeof attemptRows>>[number]
export type Attempt = Readonly<Omit<AttemptRow, 'status' | 'level'> & { status: AttemptStatus; level: Level }>
const attemptRows = (db: Db) => db.select(attemptColumns).from(attempts)
const toAttempt = (row: AttemptRow): Attempt => row as Attempt // status and level are written from their own types

export async function findAttempt(db: Db, id: string): Promise<Attempt | undefined> {
  const [row] = await attemptRows(db).where(eq(attempts.id, id))
  return row && toAttempt(row)
}

/** An attempt of this person; somebody else's is as good as none. */
export async function findOwnAttempt(db: Db, id: string, personId: string): Promise<Attempt | undefined> {
  const [row] = await attemptRows(db).where(and(eq(attempts.id, id), eq(attempts.personId, personId)))
  return row && toAttempt(row)
}

/** A person's attempts, oldest first. */
export async function attemptsOf(db: Db, personId: string): Promise<Attempt[]> {
  return (await attemptRows(db).where(eq(attempts.personId, personId)).orderBy(asc(attempts.startedAt))).map(
    toAttempt,
  )
}

/** Ids of attempts still open although their deadline was before `moment`. */
export async function overdueAttempts(db: Db, moment: number): Promise<string[]> {
  const rows = await db
    .select({ id: attempts.id })
    .from(attempts)
    .where(and(eq(attempts.status, 'inProgress'), lt(attempts.deadline, moment)))
  return rows.map(({ id }) => id)
}

export type Slot = Readonly<{
  slot: number
  itemId: string
  itemVersion: number
  keyVersion: number
  kind: ItemKind
  points: number
  leaf: string
  knowledgePoint: string
  optionOrder: string[]
}>

/** The form of an attempt in order. */
export async function slotsOf(db: Db, attemptId: string): Promise<Slot[]> {
  const rows = await db
    .select({
      slot: attemptSlots.slot,
      itemId: attemptSlots.itemId,
      itemVersion: attemptSlots.itemVersion,
      keyVersion: attemptSlots.keyVersion,
      kind: attemptSlots.kind,
      points: attemptSlots.points,
      leaf: attemptSlots.leaf,
      knowledgePoint: attemptSlots.knowledgePoint,
      optionOrder: attemptSlots.optionOrder,
    })
    .from(attemptSlots)
    .where(eq(attemptSlots.attemptId, attemptId))
    .orderBy(asc(attemptSlots.slot))
  return rows as Slot[] // kind is written from `ItemKind`
}

/** The answers that stand, in slot order; slots never touched have no row. */
export async function answersOf(db: Db, attemptId: string) {
  return db
    .select({
      slot: answers.slot,
      value: answers.value,
      flagged: answers.flagged,
      epoch: answers.epoch,
      seq: answers.seq,
      savedAt: answers.savedAt,
    })
    .from(answers)
    .where(eq(answers.attemptId, attemptId))
    .orderBy(asc(answers.slot))
}

/** The latest score of an attempt. */
export async function latestScore(db: Db, attemptId: string) {
  const [row] = await db
    .select()
    .from(scoreVersions)
    .where(eq(scoreVersions.attemptId, attemptId))
    .orderBy(desc(scoreVersions.n))
    .limit(1)
  return row
}

/** The latest score of each of these attempts, by attempt. */
export async function latestScores(db: Db, attemptIds: readonly string[]) {
  if (attemptIds.length === 0) return new Map<string, { points: number; outOf: number; passed: boolean }>()
  const rows = await db
    .select({
      attemptId: scoreVersions.attemptId,
      n: scoreVersions.n,
      points: scoreVersions.points,
      outOf: scoreVersions.outOf,
      passed: scoreVersions.passed,
    })
    .from(scoreVersions)
    .where(inArray(scoreVersions.attemptId, [...attemptIds]))
    .orderBy(asc(scoreVersions.n))
  return new Map(rows.map(({ attemptId, points, outOf, passed }) => [attemptId, { points, outOf, passed }]))
}

export async function marksOf(db: Db, attemptId: string, n: number) {
  return db
    .select({
      slot: marks.slot,
      state: marks.state,
      points: marks.points,
      outOf: marks.outOf,
      trace: marks.trace,
    })
    .from(marks)
    .where(and(eq(marks.attemptId, attemptId), eq(marks.n, n)))
    .orderBy(asc(marks.slot))
}

export async function certificatesOf(db: Db, personId: string) {
  return db
    .select()
    .from(certificates)
    .where(eq(certificates.personId, personId))
    .orderBy(asc(certificates.issuedAt))
}

export async function findCertificate(
  db: Db,
  where: { code: string } | { number: string } | { attemptId: string },
) {
  const condition =
    'code' in where
      ? eq(certificates.code, where.code)
      : 'number' in where
        ? eq(certificates.number, where.number)
        : eq(certificates.attemptId, where.attemptId)
  const [row] = await db.select().from(certificates).where(condition)
  return row && { ...row, level: row.level as Level } // written from `Level` only
}

export async function findHolder(db: Db, personId: string): Promise<{ name: string } | undefined> {
  const [row] = await db.select({ name: people.name }).from(people).where(eq(people.id, personId))
  return row
}

/** Ids of attempts that are closed and not yet marked. */
export async function unmarkedAttempts(db: Db): Promise<string[]> {
  const rows = await db
    .select({ id: attempts.id })
    .from(attempts)
    .where(inArray(attempts.status, ['submitted', 'timedOut']))
  return rows.map(({ id }) => id)
}
