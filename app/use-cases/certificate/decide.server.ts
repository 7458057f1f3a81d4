import { type Decision, findDecision, waitingDecision } from '../../db/reads/decisions.server.ts'
import { findCertificate } from '../../db/reads/exams.server.ts'
import { findViewer, hasRole } from '../../db/reads/people.server.ts'
import { recordEvent } from '../../db/writes/audit.server.ts'
import {
  clearFlag,
  closeDecision,
  insertDecision,
  revokeCertificate,
} from '../../db/writes/certification.server.ts'
import { ok, refuse } from '../../domain/shared/result.ts'
import type { World } from '../world.ts'
import { reissue, replacementOf } from './reissue.server.ts'

export type Proposal = Readonly<{
  certificateId: string
  actorId: string
  decision: Decision
  reason: string
}>

/** Whether somebody may decide about a certificate: an administrator, about anybody's but his own. */
async function mayDecide({ db }: World, actorId: string, personId: string) {
  const actor = await findViewer(db, actorId)
  if (!actor || !hasRole(actor, 'administrator')) return refuse({ code: 'not-allowed' } as const)
  if (actorId === personId) return refuse({ code: 'own-record' } as const)
  return ok(actor)
}

/**
 * Proposes what is to become of a certificate: keep it as it is (only one that is flagged), issue it anew from the
 * results as they stand now, or revoke it. Nothing changes until a second person approves.
 * Refuses `no-such-certificate`, `not-allowed`, `own-record`, `not-in-force`, `not-flagged`, `not-passed` and
 * `decision-waits`.
 */
export async function proposeDecision(world: World, { certificateId, actorId, decision, reason }: Proposal) {
  const { db, now, newId } = world
  const [id, at, eventId] = [newId(), now(), newId()]
  return db.tx(async () => {
    const certificate = await findCertificate(db, { id: certificateId })
    if (!certificate) return refuse({ code: 'no-such-certificate' } as const)
    const actor = await mayDecide(world, actorId, certificate.personId)
    if (!actor.ok) return actor
    if (certificate.revokedAt !== null || certificate.supersededBy !== null)
      return refuse({ code: 'not-in-force' } as const)
    if (decision === 'keep' && certificate.flaggedAt === null) return refuse({ code: 'not-flagged' } as const)
    if (decision === 'reissue') {
      const replacement = await replacementOf(db, certificate)
      if (!replacement.ok) return replacement
    }
    if (await waitingDecision(db, certificateId)) return refuse({ code: 'decision-waits' } as const)
    await insertDecision(db, {
      id,
      certificateId,
      decision,
      reason,
      facts: { flagReason: certificate.flagReason, points: certificate.points },
      proposedBy: actorId,
      proposedAt: at,
      approvedBy: null,
      approvedAt: null,
      declinedAt: null,
    })
    await recordEvent(db, {
      id: eventId,
      at,
      actorId,
      kind: 'certificate-decision-proposed',
      subject: certificate.number,
      facts: { decisionId: id, decision, reason },
    })
    return ok({ id, number: certificate.number })
  })
}

/**
 * Approves a proposal and does what it says, in one transaction. The second person is neither the first nor the holder.
 * Refuses `no-such-decision`, `not-allowed`, `own-record`, `same-person`, `not-in-force` and `not-passed`.
 */
export async function approveDecision(
  world: World,
  { decisionId, actorId }: { decisionId: string; actorId: string },
) {
  const { db, now, newId, newSeed } = world
  const [at, eventId, freshId, freshCode] = [now(), newId(), newId(), newSeed()]
  return db.tx(async () => {
    const found = await findDecision(db, decisionId)
    const certificate = found && (await findCertificate(db, { id: found.certificateId }))
    if (!found || !certificate || found.approvedBy !== null || found.declinedAt !== null)
      return refuse({ code: 'no-such-decision' } as const)
    const actor = await mayDecide(world, actorId, certificate.personId)
    if (!actor.ok) return actor
    if (actorId === found.proposedBy) return refuse({ code: 'same-person' } as const)
    if (certificate.revokedAt !== null || certificate.supersededBy !== null)
      return refuse({ code: 'not-in-force' } as const)
    const replacement = found.decision === 'reissue' ? await replacementOf(db, certificate) : undefined
    if (replacement && !replacement.ok) return replacement
    if (!(await closeDecision(db, decisionId, { approvedBy: actorId, approvedAt: at })))
      return refuse({ code: 'no-such-decision' } as const)
    if (found.decision === 'keep') await clearFlag(db, certificate.id)
    if (found.decision === 'revoke')
      await revokeCertificate(db, certificate.id, {
        revokedAt: at,
        revokeReason: found.reason,
        revokedBy: actorId,
      })
    const issued = replacement
      ? await reissue(db, { certificate, replacement: replacement.value, id: freshId, code: freshCode, at })
      : undefined
    await recordEvent(db, {
      id: eventId,
      at,
      actorId,
      kind: APPROVED[found.decision],
      subject: certificate.number,
      facts: { decisionId, proposedBy: found.proposedBy, reason: found.reason, replacedBy: issued?.number },
    })
    return ok({ decision: found.decision, number: certificate.number, replacedBy: issued ?? null })
  })
}

const APPROVED = {
  keep: 'certificate-kept',
  reissue: 'certificate-reissued',
  revoke: 'certificate-revoked',
} as const satisfies Record<Decision, string>

/** Lets a proposal fall; whoever made it may take it back himself. Refuses `no-such-decision` and `not-allowed`. */
export async function declineDecision(
  world: World,
  { decisionId, actorId }: { decisionId: string; actorId: string },
) {
  const { db, now, newId } = world
  const [at, eventId] = [now(), newId()]
  return db.tx(async () => {
    const found = await findDecision(db, decisionId)
    const certificate = found && (await findCertificate(db, { id: found.certificateId }))
    if (!found || !certificate) return refuse({ code: 'no-such-decision' } as const)
    const actor = await mayDecide(world, actorId, certificate.personId)
    if (!actor.ok) return actor
    if (!(await closeDecision(db, decisionId, { declinedAt: at })))
      return refuse({ code: 'no-such-decision' } as const)
    await recordEvent(db, {
      id: eventId,
      at,
      actorId,
      kind: 'certificate-decision-declined',
      subject: certificate.number,
      facts: { decisionId, decision: found.decision },
    })
    return ok({ decision: found.decision, number: certificate.number })
  })
}
