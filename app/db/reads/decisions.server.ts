import { and, asc, desc, eq, isNull } from 'drizzle-orm'
import type { Level } from '../../domain/shared/level.ts'
import type { Db } from '../engine/db.server.ts'
import { certificateDecisions, certificates, people, units } from '../schema/index.ts'

export const DECISIONS = ['keep', 'reissue', 'revoke'] as const
export type Decision = (typeof DECISIONS)[number]

type DecisionRow = typeof certificateDecisions.$inferSelect
const toDecision = (row: DecisionRow) => ({ ...row, decision: row.decision as Decision }) // written from `Decision` only

export async function findDecision(db: Db, id: string) {
  const [row] = await db.select().from(certificateDecisions).where(eq(certificateDecisions.id, id))
  return row && toDecision(row)
}

/** The decision about a certificate that waits for a second person. */
export async function waitingDecision(db: Db, certificateId: string) {
  const [row] = await db
    .select()
    .from(certificateDecisions)
    .where(
      and(
        eq(certificateDecisions.certificateId, certificateId),
        isNull(certificateDecisions.approvedBy),
        isNull(certificateDecisions.declinedAt),
      ),
    )
  return row && toDecision(row)
}

/** Every decision about a certificate with the names of both hands, oldest first. */
export async function decisionsAbout(db: Db, certificateId: string) {
  const rows = await db
    .select()
    .from(certificateDecisions)
    .where(eq(certificateDecisions.certificateId, certificateId))
    .orderBy(asc(certificateDecisions.proposedAt))
  const names = new Map(
    (await db.select({ id: people.id, name: people.name }).from(people)).map((p) => [p.id, p.name]),
  )
  return rows.map(toDecision).map((row) => ({
    ...row,
    proposer: names.get(row.proposedBy) ?? row.proposedBy,
    approver: row.approvedBy === null ? null : (names.get(row.approvedBy) ?? row.approvedBy),
  }))
}

/** Every certificate with its holder, the latest first, and whether a decision about it waits. */
export async function certificateRegister(db: Db) {
  const rows = await db
    .select({
      id: certificates.id,
      code: certificates.code,
      number: certificates.number,
      holderName: certificates.holderName,
      level: certificates.level,
      scope: certificates.scope,
      issuedAt: certificates.issuedAt,
      validUntil: certificates.validUntil,
      revokedAt: certificates.revokedAt,
      supersededBy: certificates.supersededBy,
      flaggedAt: certificates.flaggedAt,
      flagReason: certificates.flagReason,
      personId: certificates.personId,
      login: people.login,
      unitName: units.name,
    })
    .from(certificates)
    .innerJoin(people, eq(people.id, certificates.personId))
    .innerJoin(units, eq(units.id, people.unitId))
    .orderBy(desc(certificates.issuedAt), desc(certificates.number))
  const waiting = await db
    .select({
      certificateId: certificateDecisions.certificateId,
      decision: certificateDecisions.decision,
      proposedBy: certificateDecisions.proposedBy,
    })
    .from(certificateDecisions)
    .where(and(isNull(certificateDecisions.approvedBy), isNull(certificateDecisions.declinedAt)))
  const byCertificate = new Map(waiting.map((row) => [row.certificateId, row]))
  return rows.map((row) => ({
    ...row,
    level: row.level as Level, // written from `Level` only
    waiting: (byCertificate.get(row.id)?.decision ?? null) as Decision | null,
    proposedBy: byCertificate.get(row.id)?.proposedBy ?? null,
  }))
}
