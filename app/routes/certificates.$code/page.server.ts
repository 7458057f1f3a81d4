import type { AppLoadContext } from '@remix-run/node'
import { findCertificateFor } from '../../db/reads/certificates.server.ts'
import { findCredential } from '../../db/reads/credentials.server.ts'
import { decisionsAbout } from '../../db/reads/decisions.server.ts'
import { hasRole, type Viewer } from '../../db/reads/people.server.ts'
import { stateOf } from '../../domain/certification/award.ts'
import { faceOf } from '../../domain/certification/face.ts'
import { unprintableIn } from '../../lib/certificate/fonts.server.ts'
import { qrPathOf } from '../../lib/certificate/qr.server.ts'
import { formatsFor } from '../../lib/i18n/format.ts'

/** Everything the page of a certificate shows to this viewer; undefined for whoever may not open it. */
export async function findPage({ world, zone, publicUrl }: AppLoadContext, viewer: Viewer, code: string) {
  const { db, now } = world
  const certificate = await findCertificateFor(db, viewer, code)
  if (!certificate) return undefined
  const at = now()
  const { date } = formatsFor('zh-CN', zone, at)
  const address = `${publicUrl}/verify/${certificate.code}`
  const { whole } = certificate
  const viewing = certificate.own ? 'holder' : hasRole(viewer, 'administrator') ? 'administrator' : 'manager'
  const credential = await findCredential(db, certificate.id)
  return {
    paper: {
      face: faceOf(certificate),
      number: certificate.number,
      holderName: certificate.holderName,
      issued: date(certificate.issuedAt, true),
      validUntil: date(certificate.validUntil, true),
      state: stateOf(certificate, at),
      address,
      verifyPage: `${new URL(publicUrl).host}/verify`,
      qr: qrPathOf(address),
    },
    id: certificate.id,
    code: certificate.code,
    level: certificate.level,
    scope: certificate.scope,
    viewing,
    viewerId: viewer.id,
    examAt: certificate.examAt,
    points: certificate.points,
    outOf: certificate.outOf,
    practical: whole && { points: whole.practical.points, at: whole.practical.at },
    review: whole?.review ? { points: whole.review.points, at: whole.review.at } : null,
    blueprintVersion: certificate.blueprintVersion,
    ruleVersion: certificate.ruleVersion,
    validUntil: certificate.validUntil,
    revokedAt: certificate.revokedAt,
    revokeReason: certificate.revokeReason,
    successor: certificate.successor,
    flagged:
      certificate.flaggedAt === null ? null : { at: certificate.flaggedAt, reason: certificate.flagReason },
    scorePublic: certificate.scorePublic,
    keyId: credential?.keyId ?? null,
    decisions: (viewing === 'administrator' ? await decisionsAbout(db, certificate.id) : []).map((one) => ({
      id: one.id,
      decision: one.decision,
      reason: one.reason,
      proposer: one.proposer,
      proposedBy: one.proposedBy,
      proposedAt: one.proposedAt,
      approver: one.approver,
      approvedAt: one.approvedAt,
      declinedAt: one.declinedAt,
    })),
    checkedAt: at,
    unprintable: await unprintableIn(certificate.holderName),
  } as const
}
