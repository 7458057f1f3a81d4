import { and, asc, count, desc, eq, inArray, isNull, ne } from 'drizzle-orm'
import type { AttemptStatus } from '../../domain/attempt/state.ts'
import { type ExtraTime, NO_EXTRA } from '../../domain/exam-session/extra-time.ts'
import type { Invitee } from '../../domain/exam-session/may-start.ts'
import { isInvited } from '../../domain/exam-session/may-start.ts'
import { unitsBelow } from '../../domain/people/roles.ts'
import type { Db } from '../engine/db.server.ts'
import {
  accommodations,
  answerEvents,
  attemptLog,
  attempts,
  examSessions,
  people,
  roleGrants,
  sessionForms,
  sessionInvigilators,
  sessionInvitees,
  units,
} from '../schema/index.ts'
import { allExamSessions, type ExamSession, isStanding } from './exams.server.ts'
import { allUnits, hasRole, type Viewer } from './people.server.ts'

/** Who is on the list of a sitting: people, and units with everybody below them. */
export async function inviteesOf(db: Db, examSessionId: string): Promise<Invitee[]> {
  const rows = await db
    .select({ subjectKind: sessionInvitees.subjectKind, subjectId: sessionInvitees.subjectId })
    .from(sessionInvitees)
    .where(eq(sessionInvitees.examSessionId, examSessionId))
    .orderBy(asc(sessionInvitees.subjectKind), asc(sessionInvitees.subjectId))
  return rows as Invitee[] // written from `Invitee` only
}

export type Expected = Readonly<{ id: string; login: string; name: string; unitName: string }>

/** The trainees on the list, units spread out, by login. */
export async function expectedAt(db: Db, examSessionId: string): Promise<Expected[]> {
  const invitees = await inviteesOf(db, examSessionId)
  if (invitees.length === 0) return []
  const tree = await allUnits(db)
  const covered = new Set(
    invitees.flatMap(({ subjectKind, subjectId }) =>
      subjectKind === 'unit' ? [...unitsBelow(tree, subjectId)] : [],
    ),
  )
  const named = new Set(invitees.flatMap((one) => (one.subjectKind === 'person' ? [one.subjectId] : [])))
  const everybody = await allTrainees(db)
  return everybody
    .filter(({ id, unitId }) => named.has(id) || covered.has(unitId))
    .map(({ unitId: _, ...person }) => person)
}

/** Everybody with the trainee role whose account is open, by login. */
export async function allTrainees(db: Db) {
  return db
    .selectDistinct({
      id: people.id,
      login: people.login,
      name: people.name,
      unitId: people.unitId,
      unitName: units.name,
    })
    .from(people)
    .innerJoin(units, eq(units.id, people.unitId))
    .innerJoin(roleGrants, and(eq(roleGrants.personId, people.id), eq(roleGrants.role, 'trainee')))
    .where(isNull(people.disabledAt))
    .orderBy(asc(people.login))
}

/** People who are not trainees only: from them invigilators are chosen. */
export async function allStaff(db: Db) {
  return db
    .selectDistinct({ id: people.id, login: people.login, name: people.name, unitName: units.name })
    .from(people)
    .innerJoin(units, eq(units.id, people.unitId))
    .innerJoin(roleGrants, and(eq(roleGrants.personId, people.id), ne(roleGrants.role, 'trainee')))
    .where(isNull(people.disabledAt))
    .orderBy(asc(people.login))
}

export async function invigilatorsOf(db: Db, examSessionId: string) {
  return db
    .select({ id: people.id, login: people.login, name: people.name })
    .from(sessionInvigilators)
    .innerJoin(people, eq(people.id, sessionInvigilators.personId))
    .where(eq(sessionInvigilators.examSessionId, examSessionId))
    .orderBy(asc(people.login))
}

/** Whether a person still watches over any sitting that is not over. */
export async function watchesAnything(db: Db, personId: string): Promise<boolean> {
  const [row] = await db
    .select({ id: examSessions.id })
    .from(sessionInvigilators)
    .innerJoin(examSessions, eq(examSessions.id, sessionInvigilators.examSessionId))
    .where(
      and(
        eq(sessionInvigilators.personId, personId),
        inArray(examSessions.status, ['draft', 'published', 'closed']),
      ),
    )
    .limit(1)
  return row !== undefined
}

export async function accommodationsOf(db: Db, examSessionId: string) {
  return db
    .select({
      personId: accommodations.personId,
      login: people.login,
      name: people.name,
      minutes: accommodations.extraMinutes,
      percent: accommodations.extraPercent,
      reason: accommodations.reason,
    })
    .from(accommodations)
    .innerJoin(people, eq(people.id, accommodations.personId))
    .where(eq(accommodations.examSessionId, examSessionId))
    .orderBy(asc(people.login))
}

/** The time a person has beyond the rules at a sitting. */
export async function extraTimeOf(db: Db, examSessionId: string, personId: string): Promise<ExtraTime> {
  const [row] = await db
    .select({ minutes: accommodations.extraMinutes, percent: accommodations.extraPercent })
    .from(accommodations)
    .where(and(eq(accommodations.examSessionId, examSessionId), eq(accommodations.personId, personId)))
  return row ?? NO_EXTRA
}

export async function preparedForms(db: Db, examSessionId: string) {
  return db
    .select()
    .from(sessionForms)
    .where(eq(sessionForms.examSessionId, examSessionId))
    .orderBy(asc(sessionForms.number))
}

/** How many have started a sitting; voided attempts are left out. @param exceptPersonId he is not counted */
export async function countStarted(db: Db, examSessionId: string, exceptPersonId?: string): Promise<number> {
  const [row] = await db
    .select({ started: count() })
    .from(attempts)
    .where(
      and(
        eq(attempts.examSessionId, examSessionId),
        ne(attempts.status, 'voided'),
        exceptPersonId === undefined ? undefined : ne(attempts.personId, exceptPersonId),
      ),
    )
  return row?.started ?? 0
}

/** Ids of the attempts of a sitting that are under way. */
export async function openAttemptsOf(db: Db, examSessionId: string): Promise<string[]> {
  const rows = await db
    .select({ id: attempts.id })
    .from(attempts)
    .where(and(eq(attempts.examSessionId, examSessionId), eq(attempts.status, 'inProgress')))
    .orderBy(asc(attempts.id))
  return rows.map(({ id }) => id)
}

/** Every attempt of a sitting by its state. */
export async function attemptCounts(db: Db, examSessionIds: readonly string[]) {
  const counts = new Map<string, Partial<Record<AttemptStatus, number>>>()
  if (examSessionIds.length === 0) return counts
  const rows = await db
    .select({ id: attempts.examSessionId, status: attempts.status, n: count() })
    .from(attempts)
    .where(inArray(attempts.examSessionId, [...examSessionIds]))
    .groupBy(attempts.examSessionId, attempts.status)
  for (const { id, status, n } of rows) counts.set(id, { ...counts.get(id), [status]: n })
  return counts
}

/** Marked attempts that a rule or a decision lets out now: see `releaseDue`. */
export async function releasableAttempts(db: Db) {
  return db
    .select({
      id: attempts.id,
      rule: attempts.release,
      examSessionId: attempts.examSessionId,
      closesAt: examSessions.closesAt,
      status: examSessions.status,
      releasedAt: examSessions.releasedAt,
    })
    .from(attempts)
    .innerJoin(examSessions, eq(examSessions.id, attempts.examSessionId))
    .where(eq(attempts.status, 'marked'))
}

/** The sittings somebody plans or watches: administrators and trainers all, invigilators their own; the newest first. */
export async function sessionsFor(db: Db, viewer: Viewer): Promise<ExamSession[]> {
  const all = (await allExamSessions(db)).sort(
    (a, b) => (b.opensAt ?? b.createdAt) - (a.opensAt ?? a.createdAt),
  )
  if (hasRole(viewer, 'administrator', 'trainer')) return all
  const own = await db
    .select({ id: sessionInvigilators.examSessionId })
    .from(sessionInvigilators)
    .where(eq(sessionInvigilators.personId, viewer.id))
  const ids = new Set(own.map(({ id }) => id))
  return all.filter(({ id, status }) => ids.has(id) && status !== 'draft')
}

/** Whether somebody may watch and steer a sitting. */
export async function mayInvigilate(db: Db, viewer: Viewer, examSessionId: string): Promise<boolean> {
  if (hasRole(viewer, 'administrator', 'trainer')) return true
  const [row] = await db
    .select({ personId: sessionInvigilators.personId })
    .from(sessionInvigilators)
    .where(
      and(eq(sessionInvigilators.examSessionId, examSessionId), eq(sessionInvigilators.personId, viewer.id)),
    )
  return row !== undefined
}

/** The sittings a trainee is to know of: published ones open to all or to him, and those he has sat. */
export async function sittingsOf(
  db: Db,
  person: { id: string; unitId: string },
  sat: ReadonlySet<string>,
): Promise<ExamSession[]> {
  const all = await allExamSessions(db)
  const invitees = new Map<string, Invitee[]>()
  const closed = all.filter(({ invitedOnly }) => invitedOnly).map(({ id }) => id)
  if (closed.length > 0) {
    const rows = await db.select().from(sessionInvitees).where(inArray(sessionInvitees.examSessionId, closed))
    for (const { examSessionId, subjectKind, subjectId } of rows) {
      const invitee = { subjectKind: subjectKind as Invitee['subjectKind'], subjectId } // written from `Invitee` only
      invitees.set(examSessionId, [...(invitees.get(examSessionId) ?? []), invitee])
    }
  }
  const tree = await allUnits(db)
  return all.filter((session) => {
    if (sat.has(session.id) || isStanding(session)) return true
    if (session.status === 'draft') return false
    return !session.invitedOnly || isInvited(invitees.get(session.id) ?? [], person, tree)
  })
}

export type LogEntry = Readonly<{
  id: string
  attemptId: string
  at: number
  actorId: string | null
  /** His name. */
  actor: string | null
  kind: string
  facts: Record<string, unknown>
}>

/** What happened in a sitting beside the answers, the latest first. */
export async function logOfSession(db: Db, examSessionId: string, most = 200): Promise<LogEntry[]> {
  return db
    .select({
      id: attemptLog.id,
      attemptId: attemptLog.attemptId,
      at: attemptLog.at,
      actorId: attemptLog.actorId,
      actor: people.name,
      kind: attemptLog.kind,
      facts: attemptLog.facts,
    })
    .from(attemptLog)
    .innerJoin(attempts, eq(attempts.id, attemptLog.attemptId))
    .leftJoin(people, eq(people.id, attemptLog.actorId))
    .where(eq(attempts.examSessionId, examSessionId))
    .orderBy(desc(attemptLog.at), desc(attemptLog.id))
    .limit(most)
}

/** What happened in one attempt, the oldest first. */
export async function logOfAttempt(db: Db, attemptId: string) {
  return db
    .select({
      id: attemptLog.id,
      at: attemptLog.at,
      actorId: attemptLog.actorId,
      kind: attemptLog.kind,
      facts: attemptLog.facts,
    })
    .from(attemptLog)
    .where(eq(attemptLog.attemptId, attemptId))
    .orderBy(asc(attemptLog.at), asc(attemptLog.id))
}

/** The answers of one epoch that came too late, as they came. */
export async function lateEventsOf(db: Db, attemptId: string, epoch: number) {
  return db
    .select({
      clientEventId: answerEvents.clientEventId,
      epoch: answerEvents.epoch,
      seq: answerEvents.seq,
      slot: answerEvents.slot,
      value: answerEvents.value,
      flagged: answerEvents.flagged,
      receivedAt: answerEvents.receivedAt,
    })
    .from(answerEvents)
    .where(
      and(
        eq(answerEvents.attemptId, attemptId),
        eq(answerEvents.verdict, 'late'),
        eq(answerEvents.epoch, epoch),
      ),
    )
    .orderBy(asc(answerEvents.seq))
}

/** When answers came that were too late: of one attempt, or of every attempt of a sitting. */
export async function lateArrivals(db: Db, of: { attemptId: string } | { examSessionId: string }) {
  return db
    .select({ attemptId: answerEvents.attemptId, receivedAt: answerEvents.receivedAt })
    .from(answerEvents)
    .innerJoin(attempts, eq(attempts.id, answerEvents.attemptId))
    .where(
      and(
        'attemptId' in of
          ? eq(answerEvents.attemptId, of.attemptId)
          : eq(attempts.examSessionId, of.examSessionId),
        eq(answerEvents.verdict, 'late'),
      ),
    )
}
