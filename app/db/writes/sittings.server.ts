import { and, eq, isNull } from 'drizzle-orm'
import type { SteeredClock } from '../../domain/attempt/state.ts'
import type { Invitee } from '../../domain/exam-session/may-start.ts'
import type { SessionPlan, SessionStatus } from '../../domain/exam-session/session.ts'
import type { Role } from '../../domain/people/roles.ts'
import type { Db } from '../engine/db.server.ts'
import {
  accommodations,
  attemptLog,
  attemptPresence,
  attempts,
  certificates,
  examSessions,
  roleGrants,
  sessionForms,
  sessionInvigilators,
  sessionInvitees,
} from '../schema/index.ts'

export async function updatePlan(db: Db, id: string, plan: SessionPlan): Promise<void> {
  await db.update(examSessions).set(plan).where(eq(examSessions.id, id))
}

/** Moves a sitting once. @returns false when it was no longer in `from` */
export async function setSessionStatus(
  db: Db,
  id: string,
  { from, to }: { from: SessionStatus; to: SessionStatus },
): Promise<boolean> {
  const changed = await db
    .update(examSessions)
    .set({ status: to })
    .where(and(eq(examSessions.id, id), eq(examSessions.status, from)))
    .returning({ id: examSessions.id })
  return changed.length === 1
}

export async function setAccessCodeHash(db: Db, id: string, accessCodeHash: string | null): Promise<void> {
  await db.update(examSessions).set({ accessCodeHash }).where(eq(examSessions.id, id))
}

export async function setSessionReleased(db: Db, id: string, releasedAt: number): Promise<void> {
  await db.update(examSessions).set({ releasedAt }).where(eq(examSessions.id, id))
}

/** The whole list of a sitting, in place of the one it had. */
export async function replaceInvitees(
  db: Db,
  examSessionId: string,
  invitees: readonly Invitee[],
): Promise<void> {
  await db.delete(sessionInvitees).where(eq(sessionInvitees.examSessionId, examSessionId))
  if (invitees.length > 0)
    await db.insert(sessionInvitees).values(invitees.map((invitee) => ({ examSessionId, ...invitee })))
}

export async function replaceInvigilators(
  db: Db,
  examSessionId: string,
  personIds: readonly string[],
): Promise<void> {
  await db.delete(sessionInvigilators).where(eq(sessionInvigilators.examSessionId, examSessionId))
  if (personIds.length > 0)
    await db.insert(sessionInvigilators).values(personIds.map((personId) => ({ examSessionId, personId })))
}

export async function revokeRole(db: Db, personId: string, role: Role): Promise<void> {
  await db.delete(roleGrants).where(and(eq(roleGrants.personId, personId), eq(roleGrants.role, role)))
}

export type NewAccommodation = typeof accommodations.$inferInsert

/** Grants extra time, or changes what was granted. */
export async function upsertAccommodation(db: Db, row: NewAccommodation): Promise<void> {
  const { examSessionId: _, personId: __, ...granted } = row
  await db
    .insert(accommodations)
    .values(row)
    .onConflictDoUpdate({ target: [accommodations.examSessionId, accommodations.personId], set: granted })
}

export async function deleteAccommodation(db: Db, examSessionId: string, personId: string): Promise<void> {
  await db
    .delete(accommodations)
    .where(and(eq(accommodations.examSessionId, examSessionId), eq(accommodations.personId, personId)))
}

export async function insertForms(
  db: Db,
  forms: readonly (typeof sessionForms.$inferInsert)[],
): Promise<void> {
  if (forms.length > 0) await db.insert(sessionForms).values([...forms])
}

export async function deleteForms(db: Db, examSessionId: string): Promise<void> {
  await db.delete(sessionForms).where(eq(sessionForms.examSessionId, examSessionId))
}

/** Writes the clock an invigilator has set. @returns false when the attempt was no longer in progress */
export async function setClock(
  db: Db,
  attemptId: string,
  { deadline, pausedAt, extraMs }: SteeredClock,
): Promise<boolean> {
  const changed = await db
    .update(attempts)
    .set({ deadline, pausedAt, extraMs })
    .where(and(eq(attempts.id, attemptId), eq(attempts.status, 'inProgress')))
    .returning({ id: attempts.id })
  return changed.length === 1
}

export async function setPresence(db: Db, row: typeof attemptPresence.$inferInsert): Promise<void> {
  const { attemptId: _, ...seen } = row
  await db
    .insert(attemptPresence)
    .values(row)
    .onConflictDoUpdate({ target: attemptPresence.attemptId, set: seen })
}

/**
 * Puts the certificates that rest on an attempt in question; they stand until somebody decides.
 * @returns their numbers
 */
export async function flagCertificateOf(
  db: Db,
  attemptId: string,
  { at, reason }: { at: number; reason: string },
): Promise<string[]> {
  const flagged = await db
    .update(certificates)
    .set({ flaggedAt: at, flagReason: reason })
    .where(and(eq(certificates.attemptId, attemptId), isNull(certificates.revokedAt)))
    .returning({ number: certificates.number })
  return flagged.map(({ number }) => number)
}

export async function appendLog(db: Db, entry: typeof attemptLog.$inferInsert): Promise<void> {
  await db.insert(attemptLog).values(entry)
}
