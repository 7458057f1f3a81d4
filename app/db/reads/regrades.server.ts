import { and, asc, count, desc, eq, inArray, isNull, lte, sum } from 'drizzle-orm'
import type { KeyChangeStatus, RegradePolicy } from '../../domain/item/key-change.ts'
import type { Mark } from '../../domain/marking/mark.ts'
import type { MarkedAttempt } from '../../domain/marking/regrade.ts'
import type { Level } from '../../domain/shared/level.ts'
import type { Db } from '../engine/db.server.ts'
import {
  answers,
  attemptSlots,
  attempts,
  certificates,
  examSessions,
  itemKeys,
  keyChanges,
  marks,
  scoreVersions,
} from '../schema/index.ts'

/** The attempts a correction concerns: those given this version of an item with this key or an earlier one. */
export type Concern = Readonly<{ itemId: string; itemVersion: number; fromKeyVersion: number }>

export type ConcernedAttempt = MarkedAttempt &
  Readonly<{
    personId: string
    level: Level
    status: 'marked' | 'released'
    /** Whether a certificate may rest on it. */
    formal: boolean
    slot: number
    leaf: string
    keyVersion: number
    /** The score version that stands. */
    n: number
    startedAt: number
    /** Certificates that rest on it and stand: neither revoked nor superseded. */
    certificates: readonly Readonly<{ id: string; number: string; scope: string; flagged: boolean }>[]
  }>

const MARKED = ['marked', 'released']
const UNMARKED = ['inProgress', 'submitted', 'timedOut', 'awaitingManual']
/** Rules of marks that do not rest on the answer. */
const BY_DECREE: readonly string[] = ['full-credit-to-all', 'item-dropped']

const inForm = ({ itemId, itemVersion, fromKeyVersion }: Concern) =>
  and(
    eq(attemptSlots.itemId, itemId),
    eq(attemptSlots.itemVersion, itemVersion),
    lte(attemptSlots.keyVersion, fromKeyVersion),
  )

/**
 * Every marked attempt a correction concerns, with all a replay needs, in the order they were begun.
 * @param only one attempt alone
 */
export async function concernedAttempts(
  db: Db,
  concern: Concern,
  only?: string,
): Promise<ConcernedAttempt[]> {
  const target = and(inForm(concern), only === undefined ? undefined : eq(attemptSlots.attemptId, only))
  const affected = db.select({ id: attemptSlots.attemptId }).from(attemptSlots).where(target)
  // said outright for one attempt: by way of the slots the database would look at every paper with the item
  const among = (
    attemptId:
      | typeof marks.attemptId
      | typeof scoreVersions.attemptId
      | typeof certificates.attemptId
      | typeof answers.attemptId,
  ) => (only === undefined ? inArray(attemptId, affected) : eq(attemptId, only))
  const base = await db
    .select({
      attemptId: attempts.id,
      personId: attempts.personId,
      level: attempts.level,
      status: attempts.status,
      kind: examSessions.kind,
      fullMark: attempts.fullMark,
      cutScore: attempts.cutScore,
      startedAt: attempts.startedAt,
      slot: attemptSlots.slot,
      worth: attemptSlots.points,
      leaf: attemptSlots.leaf,
      keyVersion: attemptSlots.keyVersion,
    })
    .from(attemptSlots)
    .innerJoin(attempts, eq(attempts.id, attemptSlots.attemptId))
    .innerJoin(examSessions, eq(examSessions.id, attempts.examSessionId))
    .where(and(target, inArray(attempts.status, MARKED)))
    .orderBy(asc(attempts.startedAt), asc(attempts.id))
  if (base.length === 0) return []
  const atSlot = and(eq(attemptSlots.attemptId, marks.attemptId), eq(attemptSlots.slot, marks.slot))
  const scores = await db
    .select({
      attemptId: scoreVersions.attemptId,
      n: scoreVersions.n,
      points: scoreVersions.points,
      passed: scoreVersions.passed,
    })
    .from(scoreVersions)
    .where(among(scoreVersions.attemptId))
    .orderBy(asc(scoreVersions.n))
  const sums = await db
    .select({ attemptId: marks.attemptId, n: marks.n, points: sum(marks.points) })
    .from(marks)
    .where(among(marks.attemptId))
    .groupBy(marks.attemptId, marks.n)
  const dropped = await db
    .select({ attemptId: marks.attemptId, n: marks.n, points: sum(attemptSlots.points) })
    .from(marks)
    .innerJoin(attemptSlots, atSlot)
    .where(and(eq(marks.outOf, 0), among(marks.attemptId)))
    .groupBy(marks.attemptId, marks.n)
  const itemMarks = await db
    .select({
      attemptId: marks.attemptId,
      n: marks.n,
      state: marks.state,
      points: marks.points,
      outOf: marks.outOf,
      trace: marks.trace,
    })
    .from(marks)
    .innerJoin(attemptSlots, atSlot)
    .where(and(target, only === undefined ? undefined : eq(marks.attemptId, only)))
    .orderBy(asc(marks.n))
  const given = await db
    .select({ attemptId: answers.attemptId, value: answers.value })
    .from(answers)
    .innerJoin(
      attemptSlots,
      and(eq(attemptSlots.attemptId, answers.attemptId), eq(attemptSlots.slot, answers.slot)),
    )
    .where(and(target, only === undefined ? undefined : eq(answers.attemptId, only)))
  const awarded = await db
    .select({
      attemptId: certificates.attemptId,
      id: certificates.id,
      number: certificates.number,
      scope: certificates.scope,
      flaggedAt: certificates.flaggedAt,
    })
    .from(certificates)
    .where(
      and(isNull(certificates.revokedAt), isNull(certificates.supersededBy), among(certificates.attemptId)),
    )
    .orderBy(asc(certificates.id))

  const standing = new Map(scores.map((score) => [score.attemptId, score]))
  const sumOf = (rows: readonly { attemptId: string; n: number; points: string | null }[]) =>
    new Map(rows.map(({ attemptId, n, points }) => [`${attemptId}@${n}`, Number(points)]))
  const [earned, left] = [sumOf(sums), sumOf(dropped)]
  const answerOf = new Map(given.map(({ attemptId, value }) => [attemptId, value]))
  const marksOf = grouped(itemMarks, ({ attemptId }) => attemptId)
  const awardedOn = grouped(awarded, ({ attemptId }) => attemptId)
  return base.map(({ attemptId, kind, ...attempt }): ConcernedAttempt => {
    const score = standing.get(attemptId)
    const own = marksOf.get(attemptId) ?? []
    const mark = own.find(({ n }) => n === score?.n)
    if (!score || !mark) throw new Error(`attempt ${attemptId} is ${attempt.status} without a score`)
    const judged = own.findLast(({ trace }) => !BY_DECREE.includes(trace[0]?.rule ?? '')) ?? mark
    const at = `${attemptId}@${score.n}`
    return {
      ...attempt,
      attemptId,
      formal: kind === 'formal',
      level: attempt.level as Level, // written from `Level` only
      status: attempt.status as ConcernedAttempt['status'], // the query asks for no other
      n: score.n,
      points: score.points,
      passed: score.passed,
      answer: answerOf.get(attemptId) ?? null,
      mark: toMark(mark),
      judged: toMark(judged),
      rest: {
        points: (earned.get(at) ?? 0) - mark.points,
        dropped: (left.get(at) ?? 0) - (mark.outOf === 0 ? attempt.worth : 0),
      },
      certificates: (awardedOn.get(attemptId) ?? []).map(({ id, number, scope, flaggedAt }) => ({
        id,
        number,
        scope,
        flagged: flaggedAt !== null,
      })),
    }
  })
}

/** Rows by what `by` gives, in their order. */
function grouped<T>(rows: readonly T[], by: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const group = groups.get(by(row))
    if (group) group.push(row)
    else groups.set(by(row), [row])
  }
  return groups
}

const toMark = ({ state, points, outOf, trace }: Omit<Mark, 'state'> & { state: string }): Mark => ({
  state: state as Mark['state'], // written from `MarkState` only
  points,
  outOf,
  trace,
})

/** The points that count in each of these attempts by leaf, under the score that stands. */
export async function leavesOfForms(db: Db, concern: Concern) {
  const affected = db.select({ id: attemptSlots.attemptId }).from(attemptSlots).where(inForm(concern))
  const rows = await db
    .select({ attemptId: marks.attemptId, n: marks.n, leaf: attemptSlots.leaf, points: sum(marks.outOf) })
    .from(marks)
    .innerJoin(
      attemptSlots,
      and(eq(attemptSlots.attemptId, marks.attemptId), eq(attemptSlots.slot, marks.slot)),
    )
    .where(inArray(marks.attemptId, affected))
    .groupBy(marks.attemptId, marks.n, attemptSlots.leaf)
    .orderBy(asc(attemptSlots.leaf))
  return grouped(
    rows.map(({ attemptId, n, leaf, points }) => ({ of: `${attemptId}@${n}`, leaf, points: Number(points) })),
    ({ of }) => of,
  )
}

/**
 * A short text that differs whenever anything differs that a dry run rests on: every change of an answer, mark or score
 * after marking adds a score version. Cheap enough to be read again inside a transaction.
 */
export async function stampOf(db: Db, concern: Concern): Promise<string> {
  const affected = db.select({ id: attemptSlots.attemptId }).from(attemptSlots).where(inForm(concern))
  const statuses = await db
    .select({ status: attempts.status, n: count() })
    .from(attempts)
    .where(inArray(attempts.id, affected))
    .groupBy(attempts.status)
    .orderBy(asc(attempts.status))
  const scores = await db
    .select({ n: count() })
    .from(scoreVersions)
    .where(inArray(scoreVersions.attemptId, affected))
  const awarded = await db
    .select({
      n: count(),
      flagged: count(certificates.flaggedAt),
      revoked: count(certificates.revokedAt),
      superseded: count(certificates.supersededBy),
    })
    .from(certificates)
    .where(inArray(certificates.attemptId, affected))
  const keys = await db
    .select({ n: count() })
    .from(itemKeys)
    .where(and(eq(itemKeys.itemId, concern.itemId), eq(itemKeys.itemVersion, concern.itemVersion)))
  return JSON.stringify([statuses, scores, awarded, keys])
}

/** How many attempts a correction concerns that are not marked yet: they take it after their marking. */
export async function countUnmarked(db: Db, concern: Concern): Promise<number> {
  const [row] = await db
    .select({ attempts: count() })
    .from(attemptSlots)
    .innerJoin(attempts, eq(attempts.id, attemptSlots.attemptId))
    .where(and(inForm(concern), inArray(attempts.status, UNMARKED)))
  return row?.attempts ?? 0
}

/** In how many attempts each version of an item stands, voided ones left out. */
export async function formsByVersion(db: Db, itemId: string): Promise<Map<number, number>> {
  const rows = await db
    .select({ n: attemptSlots.itemVersion, forms: count() })
    .from(attemptSlots)
    .innerJoin(attempts, eq(attempts.id, attemptSlots.attemptId))
    .where(and(eq(attemptSlots.itemId, itemId), inArray(attempts.status, [...MARKED, ...UNMARKED])))
    .groupBy(attemptSlots.itemVersion)
  return new Map(rows.map(({ n, forms }) => [n, forms]))
}

type ChangeRow = typeof keyChanges.$inferSelect
export type KeyChange = Readonly<
  Omit<ChangeRow, 'policy' | 'status'> & { policy: RegradePolicy; status: KeyChangeStatus }
>
const toChange = (row: ChangeRow): KeyChange => row as KeyChange // policy and status are written from their own types

export async function findKeyChange(db: Db, id: string): Promise<KeyChange | undefined> {
  const [row] = await db.select().from(keyChanges).where(eq(keyChanges.id, id))
  return row && toChange(row)
}

/** The corrections of an item, latest first. */
export async function keyChangesOf(db: Db, itemId: string): Promise<KeyChange[]> {
  const rows = await db
    .select()
    .from(keyChanges)
    .where(eq(keyChanges.itemId, itemId))
    .orderBy(desc(keyChanges.proposedAt), desc(keyChanges.id))
  return rows.map(toChange)
}

/** Corrections on one page of the list. */
const CHANGES_A_PAGE = 50

/**
 * Corrections without their replay, latest first, a page of them.
 * @param asked page from 1; one beyond the last shows the last
 */
export async function keyChangesPage(db: Db, asked: number) {
  const [all] = await db.select({ total: count() }).from(keyChanges)
  const total = all?.total ?? 0
  const pages = Math.max(1, Math.ceil(total / CHANGES_A_PAGE))
  const page = Math.min(Math.max(asked, 1), pages)
  const changes = await db
    .select({
      id: keyChanges.id,
      itemId: keyChanges.itemId,
      itemVersion: keyChanges.itemVersion,
      policy: keyChanges.policy,
      reason: keyChanges.reason,
      status: keyChanges.status,
      proposedBy: keyChanges.proposedBy,
      proposedAt: keyChanges.proposedAt,
      approvedBy: keyChanges.approvedBy,
    })
    .from(keyChanges)
    .orderBy(desc(keyChanges.proposedAt), desc(keyChanges.id))
    .limit(CHANGES_A_PAGE)
    .offset((page - 1) * CHANGES_A_PAGE)
  return { changes, page, pages, total }
}

/** The corrections in force on the items of an attempt that its score does not have yet, in the order they came into force. */
export async function changesDue(db: Db, attemptId: string): Promise<KeyChange[]> {
  const rows = await db
    .select({ change: keyChanges })
    .from(attemptSlots)
    .innerJoin(
      keyChanges,
      and(
        eq(keyChanges.itemId, attemptSlots.itemId),
        eq(keyChanges.itemVersion, attemptSlots.itemVersion),
        lte(attemptSlots.keyVersion, keyChanges.fromKeyVersion),
      ),
    )
    .leftJoin(
      scoreVersions,
      and(eq(scoreVersions.attemptId, attemptSlots.attemptId), eq(scoreVersions.keyChangeId, keyChanges.id)),
    )
    .where(
      and(
        eq(attemptSlots.attemptId, attemptId),
        inArray(keyChanges.status, ['approved', 'applied']),
        isNull(scoreVersions.attemptId),
      ),
    )
    .orderBy(asc(keyChanges.approvedAt), asc(keyChanges.id))
  return rows.map(({ change }) => toChange(change))
}

/**
 * Marked attempts that have not taken a correction in force, the oldest correction first.
 * @param keyChangeId this correction alone
 */
export async function attemptsDue(
  db: Db,
  { keyChangeId, limit }: { keyChangeId?: string; limit: number },
): Promise<string[]> {
  const rows = await db
    .selectDistinct({ id: attempts.id })
    .from(keyChanges)
    .innerJoin(
      attemptSlots,
      and(
        eq(attemptSlots.itemId, keyChanges.itemId),
        eq(attemptSlots.itemVersion, keyChanges.itemVersion),
        lte(attemptSlots.keyVersion, keyChanges.fromKeyVersion),
      ),
    )
    .innerJoin(attempts, eq(attempts.id, attemptSlots.attemptId))
    .leftJoin(
      scoreVersions,
      and(eq(scoreVersions.attemptId, attempts.id), eq(scoreVersions.keyChangeId, keyChanges.id)),
    )
    .where(
      and(
        inArray(keyChanges.status, ['approved', 'applied']),
        inArray(attempts.status, MARKED),
        isNull(scoreVersions.attemptId),
        keyChangeId === undefined ? undefined : eq(keyChanges.id, keyChangeId),
      ),
    )
    .orderBy(asc(attempts.id))
    .limit(limit)
  return rows.map(({ id }) => id)
}

/** How many attempts have taken a correction. */
export async function countRegraded(db: Db, keyChangeId: string): Promise<number> {
  const [row] = await db
    .select({ attempts: count() })
    .from(scoreVersions)
    .where(eq(scoreVersions.keyChangeId, keyChangeId))
  return row?.attempts ?? 0
}

/** The corrections that are in force but not yet taken by every attempt when last looked at. */
export async function approvedChanges(db: Db): Promise<string[]> {
  const rows = await db
    .select({ id: keyChanges.id })
    .from(keyChanges)
    .where(eq(keyChanges.status, 'approved'))
    .orderBy(asc(keyChanges.approvedAt), asc(keyChanges.id))
  return rows.map(({ id }) => id)
}

/** The corrections that a score version of an attempt rests on, in the order it took them. */
export async function correctionsTaken(db: Db, attemptId: string, n: number): Promise<KeyChange[]> {
  const rows = await db
    .select({ change: keyChanges })
    .from(scoreVersions)
    .innerJoin(keyChanges, eq(keyChanges.id, scoreVersions.keyChangeId))
    .where(and(eq(scoreVersions.attemptId, attemptId), lte(scoreVersions.n, n)))
    .orderBy(asc(scoreVersions.n))
  return rows.map(({ change }) => toChange(change))
}

/** Every score of an attempt, the first first, with what a regrade corrected and where it stands in the form. */
export async function scoreHistory(db: Db, attemptId: string) {
  const rows = await db
    .select({
      n: scoreVersions.n,
      points: scoreVersions.points,
      outOf: scoreVersions.outOf,
      passed: scoreVersions.passed,
      reason: scoreVersions.reason,
      at: scoreVersions.createdAt,
      policy: keyChanges.policy,
      why: keyChanges.reason,
      slot: attemptSlots.slot,
    })
    .from(scoreVersions)
    .leftJoin(keyChanges, eq(keyChanges.id, scoreVersions.keyChangeId))
    .leftJoin(
      attemptSlots,
      and(eq(attemptSlots.attemptId, scoreVersions.attemptId), eq(attemptSlots.itemId, keyChanges.itemId)),
    )
    .where(eq(scoreVersions.attemptId, attemptId))
    .orderBy(asc(scoreVersions.n))
  // policy is written from `RegradePolicy` only
  return rows.map(({ policy, ...row }) => ({ ...row, policy: policy as RegradePolicy | null }))
}
