import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Level } from '../../domain/shared/level.ts'
import type { Db } from '../engine/db.server.ts'
import {
  careerRecords,
  certificateDecisions,
  certificates,
  componentResults,
  credentials,
  signingKeys,
  statusListCounters,
} from '../schema/index.ts'

export async function insertCareerRecord(db: Db, record: typeof careerRecords.$inferInsert): Promise<void> {
  await db.insert(careerRecords).values(record)
}

/** Withdraws a record once. @returns false when it was withdrawn already */
export async function withdrawCareerRecord(
  db: Db,
  id: string,
  by: { withdrawnAt: number; withdrawnBy: string },
): Promise<boolean> {
  const changed = await db
    .update(careerRecords)
    .set(by)
    .where(and(eq(careerRecords.id, id), isNull(careerRecords.withdrawnAt)))
    .returning({ id: careerRecords.id })
  return changed.length === 1
}

export async function insertComponentResult(
  db: Db,
  result: typeof componentResults.$inferInsert,
): Promise<void> {
  await db.insert(componentResults).values(result)
}

/** Voids a result once. @returns false when it was voided already */
export async function voidComponentResult(
  db: Db,
  id: string,
  why: { voidedAt: number; voidReason: string },
): Promise<boolean> {
  const changed = await db
    .update(componentResults)
    .set(why)
    .where(and(eq(componentResults.id, id), isNull(componentResults.voidedAt)))
    .returning({ id: componentResults.id })
  return changed.length === 1
}

const stands = and(isNull(certificates.revokedAt), isNull(certificates.supersededBy))

/** Puts a certificate in the place of the person's others of the level, statements of the theory part included. */
export async function supersedeWith(
  db: Db,
  { id, personId, level }: { id: string; personId: string; level: Level },
): Promise<string[]> {
  const changed = await db
    .update(certificates)
    .set({ supersededBy: id })
    .where(
      and(
        eq(certificates.personId, personId),
        eq(certificates.level, level),
        sql`${certificates.id} <> ${id}`,
        stands,
      ),
    )
    .returning({ number: certificates.number })
  return changed.map(({ number }) => number)
}

/** Puts one certificate in the place of another. @returns false when that one stood no longer */
export async function supersedeOne(db: Db, id: string, supersededBy: string): Promise<boolean> {
  const changed = await db
    .update(certificates)
    .set({ supersededBy })
    .where(and(eq(certificates.id, id), stands))
    .returning({ id: certificates.id })
  return changed.length === 1
}

/** Flags a certificate that stands for decision; the first reason is kept. @returns false when there was nothing to flag */
export async function flagCertificate(
  db: Db,
  id: string,
  flag: { flaggedAt: number; flagReason: string },
): Promise<boolean> {
  const changed = await db
    .update(certificates)
    .set(flag)
    .where(and(eq(certificates.id, id), stands, isNull(certificates.flaggedAt)))
    .returning({ id: certificates.id })
  return changed.length === 1
}

export async function clearFlag(db: Db, id: string): Promise<void> {
  await db.update(certificates).set({ flaggedAt: null, flagReason: null }).where(eq(certificates.id, id))
}

/** Withdraws a certificate once. @returns false when it stood no longer */
export async function revokeCertificate(
  db: Db,
  id: string,
  how: { revokedAt: number; revokeReason: string; revokedBy: string },
): Promise<boolean> {
  const changed = await db
    .update(certificates)
    .set(how)
    .where(and(eq(certificates.id, id), isNull(certificates.revokedAt)))
    .returning({ id: certificates.id })
  return changed.length === 1
}

/** @returns false when the certificate is not this person's */
export async function setScorePublic(
  db: Db,
  { id, personId, scorePublic }: { id: string; personId: string; scorePublic: boolean },
): Promise<boolean> {
  const changed = await db
    .update(certificates)
    .set({ scorePublic })
    .where(and(eq(certificates.id, id), eq(certificates.personId, personId)))
    .returning({ id: certificates.id })
  return changed.length === 1
}

export async function insertDecision(
  db: Db,
  decision: typeof certificateDecisions.$inferInsert,
): Promise<void> {
  await db.insert(certificateDecisions).values(decision)
}

const waits = and(isNull(certificateDecisions.approvedBy), isNull(certificateDecisions.declinedAt))

/** Ends a decision that waits, one way or the other. @returns false when it waited no longer */
export async function closeDecision(
  db: Db,
  id: string,
  how: { approvedBy: string; approvedAt: number } | { declinedAt: number },
): Promise<boolean> {
  const changed = await db
    .update(certificateDecisions)
    .set(how)
    .where(and(eq(certificateDecisions.id, id), waits))
    .returning({ id: certificateDecisions.id })
  return changed.length === 1
}

/** The next place in a status list, from 0. */
export async function nextStatusIndex(db: Db, list: string): Promise<number> {
  const [row] = await db
    .insert(statusListCounters)
    .values({ list, last: 0 })
    .onConflictDoUpdate({
      target: statusListCounters.list,
      set: { last: sql`${statusListCounters.last} + 1` },
    })
    .returning({ last: statusListCounters.last })
  if (!row) throw new Error(`no place in status list ${list}`)
  return row.last
}

export async function setStatusIndex(db: Db, certificateId: string, statusIndex: number): Promise<void> {
  await db.update(certificates).set({ statusIndex }).where(eq(certificates.id, certificateId))
}

export async function insertSigningKey(db: Db, key: typeof signingKeys.$inferInsert): Promise<void> {
  await db.insert(signingKeys).values(key)
}

/** Takes every key out of use that still signs. @returns their ids */
export async function retireSigningKeys(db: Db, retiredAt: number): Promise<string[]> {
  const changed = await db
    .update(signingKeys)
    .set({ retiredAt })
    .where(isNull(signingKeys.retiredAt))
    .returning({ id: signingKeys.id })
  return changed.map(({ id }) => id)
}

export async function insertCredential(db: Db, credential: typeof credentials.$inferInsert): Promise<void> {
  await db.insert(credentials).values(credential)
}
