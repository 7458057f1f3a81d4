import { and, asc, desc, eq, inArray, isNull, lt } from 'drizzle-orm'
import type { AttemptStatus } from '../../domain/attempt/state.ts'
import type { ReleaseRule, SessionKind, SessionStatus } from '../../domain/exam-session/session.ts'
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

/** Which pool of a level is the newest, without what is in it: a start that has it at hand reads no more. */
export async function findPoolHead(db: Db, level: Level) {
  const [row] = await db
    .select({ id: tablePools.id, blueprintVersion: tablePools.blueprintVersion })
    .from(tablePools)
    .where(eq(tablePools.level, level))
    .orderBy(desc(tablePools.createdAt), desc(tablePools.id))
    .limit(1)
  return row
}

/** The newest pool of a level, with the bank it was solved on. */
export async function findPool(db: Db, level: Level) {
  const head = await findPoolHead(db, level)
  return head && getPool(db, head.id)
}

/** A pool with the bank it was solved on. @throws when there is none of that id */
export async function getPool(db: Db, poolId: string) {
  const [row] = await db
    .select({
      id: tablePools.id,
      blueprintVersion: tablePools.blueprintVersion,
      snapshotId: tablePools.snapshotId,
      tables: tablePools.tables,
      weights: tablePools.weights,
      health: tablePools.health,
      capacity: tablePools.capacity,
      createdAt: tablePools.createdAt,
      entries: bankSnapshots.entries,
    })
    .from(tablePools)
    .innerJoin(bankSnapshots, eq(bankSnapshots.id, tablePools.snapshotId))
    .where(eq(tablePools.id, poolId))
  if (!row) throw new Error(`no pool ${poolId}`)
  return row
}

/** The blueprint version a pool was solved for. */
export async function blueprintVersionOf(db: Db, poolId: string): Promise<number> {
  const [row] = await db
    .select({ blueprintVersion: tablePools.blueprintVersion })
    .from(tablePools)
    .where(eq(tablePools.id, poolId))
  if (!row) throw new Error(`no pool ${poolId}`)
  return row.blueprintVersion
}

export async function allExamSessions(db: Db) {
  const rows = await db.select().from(examSessions).orderBy(asc(examSessions.level), asc(examSessions.id))
  return rows.map(toExamSession)
}

/** A planned sitting, or the standing one of a level: formal, always open, sat as often as the rules allow. */
export type ExamSession = ReturnType<typeof toExamSession>
const toExamSession = (row: typeof examSessions.$inferSelect) => ({
  ...row,
  // each is written from its own type only
  level: row.level as Level,
  kind: row.kind as SessionKind,
  status: row.status as SessionStatus,
  release: row.release as ReleaseRule | null,
})
/** The sitting that is open all the time, named after its level. */
export const isStanding = ({ id, level }: Pick<ExamSession, 'id' | 'level'>): boolean =>
  id === `${level}-theory`

export async function findExamSession(db: Db, id: string) {
  const [row] = await db.select().from(examSessions).where(eq(examSessions.id, id))
  return row && toExamSession(row)
}

const attemptColumns = {
  id: attempts.id,
  examSessionId: attempts.examSessionId,
  /** Of the sitting: practice and mock count for nothing. */
  kind: examSessions.kind,
  /** Of the sitting, as the administrator named it. */
  title: examSessions.title,
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
  pausedAt: attempts.pausedAt,
  extraMs: attempts.extraMs,
  formNumber: attempts.formNumber,
}

type AttemptRow = Awaited<ReturnType<typeof attemptRows>>[number]
export type Attempt = Readonly<
  Omit<AttemptRow, 'status' | 'level' | 'kind'> & { status: AttemptStatus; level: Level; kind: SessionKind }
>
const attemptRows = (db: Db) =>
  db
    .select(attemptColumns)
    .from(attempts)
    .innerJoin(examSessions, eq(examSessions.id, attempts.examSessionId))
const toAttempt = (row: AttemptRow): Attempt => row as Attempt // status, level and kind are written from their own types

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

/** Ids of attempts still open although their deadline was before `moment`; one whose clock is stopped is none. */
export async function overdueAttempts(db: Db, moment: number): Promise<string[]> {
  const rows = await db
    .select({ id: attempts.id })
    .from(attempts)
    .where(and(eq(attempts.status, 'inProgress'), lt(attempts.deadline, moment), isNull(attempts.pausedAt)))
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

/** By its code, its number or its id; by an attempt: the latest statement of the theory part it earned. */
export async function findCertificate(
  db: Db,
  where: { code: string } | { number: string } | { id: string } | { attemptId: string },
) {
  const condition =
    'code' in where
      ? eq(certificates.code, where.code)
      : 'number' in where
        ? eq(certificates.number, where.number)
        : 'id' in where
          ? eq(certificates.id, where.id)
          : and(eq(certificates.attemptId, where.attemptId), eq(certificates.scope, 'theory'))
  const [row] = await db
    .select()
    .from(certificates)
    .where(condition)
    .orderBy(desc(certificates.issue))
    .limit(1)
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
